import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Pieces of work that do not depend on each other, on all processors; the values stand in the order of the pieces.
package enum ParallelWork {
  /// Processors that share the work.
  package static var width: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  package static func values<Value: Sendable>(_ count: Int, _ piece: @Sendable (Int) -> Value) -> [Value] {
    let found = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let value = piece(index)
      found.withLock { $0[index] = value }
    }
    return found.withLock { $0.compactMap(\.self) }
  }

  /// Changes each element in its place.
  package static func update<Element: Sendable>(
    _ elements: inout [Element], _ change: @Sendable (inout Element, Int) -> Void
  ) {
    elements.withUnsafeMutableBufferPointer { buffer in
      // Each iteration touches its own element alone.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: buffer.count) { change(&buffer[$0], $0) }
    }
  }
}
