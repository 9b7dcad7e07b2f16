/// Time and memory for each byte of larger and larger plans: constant where nothing grows faster than the plan.
func benchGrowth(_ files: Files, _ crmlint: String) {
  var table = Table(["growth: whole process", "ms", "ns per byte", "peak MB", "memory per byte", "exit"])
  for size in Files.growth {
    let bytes = files.size(of: files.grown(size))
    var times = Times()
    var usage = spawn([crmlint, "check", files.grown(size)])
    for _ in 0..<(usage.wall > 3 ? 0 : 3) {
      usage = spawn([crmlint, "check", files.grown(size)])
      times.values.append(usage.wall)
    }
    if times.values.isEmpty { times.values = [usage.wall] }
    table.add([
      "\(size) MB", milliseconds(times.median), decimal(times.median * 1e9 / Double(bytes), 1), megabytes(usage.peak),
      decimal(Double(usage.peak) / Double(bytes), 1), String(usage.status),
    ])
  }
  table.show()
}
