/// One entry of a room's log.
package struct RoomSession: Sendable, Equatable {
  /// The room's identifier.
  package var room: String
  /// The day, as any number that tells days apart.
  package var day: Int
  /// Minutes after midnight.
  package var start: Int
  package var end: Int

  package init(room: String, day: Int, start: Int, end: Int) {
    self.room = room
    self.day = day
    self.start = start
    self.end = end
  }
}

/// The entries of a log that cannot have happened beside the others: the same room at the same time.
///
/// Within a room and day the sessions are taken by start (ties: by end, then by place in the list); each that begins
/// before the last accepted one has ended is refused. Touching ends (10:00-11:00, 11:00-12:00) do not overlap.
/// Sessions that end at or before their start are refused first. Complexity: O(n log n).
package struct SessionOverlaps: Sendable, Equatable {
  /// Indices of accepted sessions, ascending.
  package let accepted: [Int]
  /// Indices of sessions that overlap an earlier accepted one, ascending.
  package let overlapping: [Int]
  /// Indices of sessions with end ≤ start, ascending.
  package let withoutDuration: [Int]

  package init(_ sessions: [RoomSession]) {
    withoutDuration = sessions.indices.filter { sessions[$0].end <= sessions[$0].start }
    let ordered = sessions.indices.filter { sessions[$0].end > sessions[$0].start }.sorted {
      sessions[$0].order($0) < sessions[$1].order($1)
    }
    var kept: [Int] = []
    var refused: [Int] = []
    for index in ordered {
      if let last = kept.last, sessions[index].begins(during: sessions[last]) {
        refused.append(index)
      } else {
        kept.append(index)
      }
    }
    accepted = kept.sorted()
    overlapping = refused.sorted()
  }
}

extension RoomSession {
  fileprivate func order(_ index: Int) -> (String, Int, Int, Int, Int) { (room, day, start, end, index) }

  fileprivate func begins(during other: RoomSession) -> Bool {
    room == other.room && day == other.day && start < other.end
  }
}
