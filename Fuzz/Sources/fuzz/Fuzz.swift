import Glibc
import Intake

/// Feeds the readers of files with bytes that libFuzzer makes up: `fuzz READER [libFuzzer's own arguments]`.
///
/// A finding is a trap, a row account that does not balance, or what a reader promises and does not keep.
@main
enum Fuzz {
  static func main() {
    guard CommandLine.arguments.count > 1, let reader = FuzzedReader(rawValue: CommandLine.arguments[1]) else {
      print(
        "usage: fuzz \(FuzzedReader.allCases.map(\.rawValue).joined(separator: "|")) [CORPUS] [-max_total_time=600]")
      exit(2)
    }
    unsafe FuzzedReader.chosen = reader
    var count = CommandLine.argc - 1
    unsafe CommandLine.unsafeArgv[1] = CommandLine.unsafeArgv[0]
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv + 1
    exit(runDriver(&count, &arguments, tryInput))
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_cdecl("LLVMFuzzerTestOneInput")
func tryInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzedReader.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
