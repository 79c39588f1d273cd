import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One finished run of a command: the operating system's own account of it.
package struct WholeProcess {
  package let seconds: Double
  package let peakBytes: Int
  package let status: Int32

  /// Runs a command to its end, its output thrown away; wall time and peak resident memory of the process.
  package static func run(_ command: [String]) throws -> WholeProcess {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let started = ContinuousClock.now
    guard posix_spawnp(&process, command[0], &actions, nil, arguments, environ) == 0 else {
      throw BenchmarkError.notStarted(command[0])
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { throw BenchmarkError.notStarted(command[0]) }
    let elapsed = (ContinuousClock.now - started).components
    return WholeProcess(
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18,
      peakBytes: Int(usage.ru_maxrss) * 1024, status: (status >> 8) & 0xFF)
  }

  /// Runs a command that must end with one of some statuses.
  @discardableResult
  package static func demand(_ command: [String], statuses: Set<Int32> = [0]) throws -> WholeProcess {
    let done = try run(command)
    guard statuses.contains(done.status) else { throw BenchmarkError.failed(command, status: done.status) }
    return done
  }
}

package enum BenchmarkError: Error {
  case notStarted(String)
  case failed([String], status: Int32)
  case unreadable(String)
}

/// The middle value.
package func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The shortest wall time of some runs of a piece of work after one that is not counted, in seconds.
package func shortest(of runs: Int, _ work: () throws -> Void) rethrows -> Double {
  try work()
  var best = Double.infinity
  for _ in 0..<runs {
    let started = ContinuousClock.now
    try work()
    let elapsed = (ContinuousClock.now - started).components
    best = min(best, Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
  }
  return best
}
