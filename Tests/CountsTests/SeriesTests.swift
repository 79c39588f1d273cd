import Counts
import Testing

@Suite struct SeriesTests {
  @Test func `a surge becomes visitors times the median`() throws {
    // Views per visitor 2, 3, 40, 4: median 3.5; 40 > 5·3.5, so 4000 views of 100 visitors become 350.
    let series = try SeriesCleaning(
      views: [200, 300, nil, 4000, 400], visitors: [100, 100, 80, 100, 100], surgeFactor: 5)
    #expect(series.medianViewsPerVisitor == 3.5)
    #expect(series.flagged == [3])
    #expect(series.cleaned == [200, 300, nil, 350, 400])
    #expect(series.raw == [200, 300, nil, 4000, 400])
    #expect(series.unchecked.isEmpty)
  }

  @Test func `a month at the limit stays`() throws {
    // Ratios 1, 1, 3: median 1; 3 is not above 3·1.
    let series = try SeriesCleaning(views: [10, 10, 30], visitors: [10, 10, 10], surgeFactor: 3)
    #expect(series.flagged.isEmpty)
  }

  @Test func `views without a visitor become zero, views without a record of visitors stay`() throws {
    let series = try SeriesCleaning(views: [10, 90, 50], visitors: [10, 0, nil], surgeFactor: 3)
    #expect(series.flagged == [1])
    #expect(series.cleaned == [10, 0, 50])
    #expect(series.unchecked == [2])
  }

  @Test func `without any visitors nothing is judged`() throws {
    let series = try SeriesCleaning(views: [10, nil], visitors: [nil, nil], surgeFactor: 3)
    #expect(series.cleaned == [10, nil] && series.unchecked == [0] && series.medianViewsPerVisitor == nil)
  }

  @Test func `a series refuses what it cannot read`() {
    #expect(throws: CountError.unequalLengths(1, 0)) { try SeriesCleaning(views: [1], visitors: [], surgeFactor: 3) }
    #expect(throws: CountError.invalidArgument(1)) { try SeriesCleaning(views: [], visitors: [], surgeFactor: 1) }
    #expect(throws: CountError.notACount(-2)) { try SeriesCleaning(views: [-2], visitors: [1], surgeFactor: 3) }
  }
}

@Suite struct SessionTests {
  @Test func `a session inside another of the same room and day is refused`() {
    let overlaps = SessionOverlaps([
      RoomSession(room: "a", day: 1, start: 600, end: 720),
      RoomSession(room: "a", day: 1, start: 660, end: 690),
      RoomSession(room: "a", day: 1, start: 720, end: 780),
      RoomSession(room: "b", day: 1, start: 660, end: 690),
      RoomSession(room: "a", day: 2, start: 660, end: 690),
      RoomSession(room: "a", day: 1, start: 700, end: 700),
    ])
    #expect(overlaps.overlapping == [1])
    #expect(overlaps.withoutDuration == [5])
    #expect(overlaps.accepted == [0, 2, 3, 4])
  }

  @Test func `a refused session does not refuse others`() {
    // 9:00-10:00 is accepted, 9:30-11:00 is not; 10:00-10:30 overlaps only the refused one.
    let overlaps = SessionOverlaps([
      RoomSession(room: "a", day: 1, start: 600, end: 630), RoomSession(room: "a", day: 1, start: 570, end: 660),
      RoomSession(room: "a", day: 1, start: 540, end: 600),
    ])
    #expect(overlaps.overlapping == [1])
  }

  @Test func `of two equal entries the first of the list stays`() {
    let session = RoomSession(room: "a", day: 1, start: 540, end: 600)
    #expect(SessionOverlaps([session, session]).accepted == [0])
  }
}
