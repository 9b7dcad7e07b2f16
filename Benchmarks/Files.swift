#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The plans that the subjects work on, and the programs they are compared with.
struct Files {
  /// A folder that scripts/bench makes.
  var folder: String

  var hello: String { folder + "/hello" }
  var floor: String { folder + "/floor" }
  var large: String { folder + "/large.yaml" }
  var small: String { folder + "/small" }
  var one: String { folder + "/one.yaml" }
  /// One path on each line, for the floor.
  var list: String { folder + "/small.txt" }
  static let smallCount = 2_000
  static let growth = [1, 2, 4, 8]
  var expressionData: String { folder + "/expressions.json" }
  var expressionTexts: String { folder + "/expressions.txt" }
  /// What Benchmarks/Expressions/expressions.py printed.
  var expressionTimes: String { folder + "/expressions.times" }
  func grown(_ megabytes: Int) -> String { folder + "/grown-\(megabytes).yaml" }

  /// Writes all plans.
  func generate() {
    mkdir(folder, 0o755)
    mkdir(small, 0o755)
    var list = ""
    var bytes = 0
    for index in 1...Files.smallCount {
      let path = small + "/plan-\(index).yaml"
      let plan = PlanGenerator.plan(seed: UInt64(index))
      bytes += plan.utf8.count
      write(plan, to: path)
      list += path + "\n"
    }
    write(list, to: self.list)
    write(PlanGenerator.plan(seed: 7), to: one)
    write(PlanGenerator.plan(seed: 5, bytes: 5_000_000), to: large)
    for megabytes in Files.growth {
      write(PlanGenerator.plan(seed: 9, bytes: megabytes * 1_000_000), to: grown(megabytes))
    }
    print("\(Files.smallCount) small plans, \(bytes) bytes; one of \(read(one).count), one of \(read(large).count)")
  }

  /// Writes what the expressions are measured on.
  func generateExpressions() {
    mkdir(folder, 0o755)
    write(ExpressionData.plan(), to: expressionData)
    write(ExpressionData.expressions.map { $0.text + "\n" }.joined(), to: expressionTexts)
  }

  func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { stop("cannot read \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }

  func size(of path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { stop("cannot read \(path)") }
    return Int(status.st_size)
  }

  private func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { stop("cannot write \(path)") }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { stop("cannot write \(path)") }
  }
}
