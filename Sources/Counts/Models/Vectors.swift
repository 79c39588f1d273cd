/// Σ aᵢbᵢ of vectors of one length, in four partial sums.
func dot(_ left: [Double], _ right: [Double]) -> Double {
  precondition(left.count == right.count, "vectors of one length")
  let (a, b) = (left.span, right.span)
  var sums = SIMD4<Double>.zero
  var index = 0
  while index + 4 <= a.count {
    let x = SIMD4(a[index], a[index + 1], a[index + 2], a[index + 3])
    let y = SIMD4(b[index], b[index + 1], b[index + 2], b[index + 3])
    sums += x * y
    index += 4
  }
  var sum = sums.sum()
  while index < a.count {
    sum += a[index] * b[index]
    index += 1
  }
  return sum
}

/// Adds a multiple of a vector to another of its length.
func add(_ vector: [Double], times factor: Double, to sum: inout [Double]) {
  precondition(vector.count == sum.count, "vectors of one length")
  for index in sum.indices { sum[index] += factor * vector[index] }
}

/// The products aᵢbᵢ of vectors of one length.
func multiplied(_ left: [Double], _ right: [Double]) -> [Double] {
  precondition(left.count == right.count, "vectors of one length")
  return left.indices.map { left[$0] * right[$0] }
}
