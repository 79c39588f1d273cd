import Sampling
import Testing

@testable import Trace

/// Entries, tree heads and proofs of the test suite of Google's Certificate Transparency (RFC 6962's reference
/// implementation): certificate-transparency, merkletree/merkle_tree_test.cc; the same in transparency-dev/merkle.
private let entries: [[UInt8]] = [
  [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6F),
]

private let heads = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

private let a = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
private let b = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
private let c = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
private let d = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
private let e = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"

private func tree(_ size: Int) -> MerkleTree { MerkleTree(leaves: entries.prefix(size).map { MerkleTree.leaf($0) }) }

@Suite struct MerkleTreeTests {
  @Test(arguments: 0...8) func `heads are those of the reference`(size: Int) {
    #expect(tree(size).root.hex == heads[size])
    #expect(tree(8).root(ofFirst: size)?.hex == heads[size])
  }

  @Test(arguments: [
    (0, 8, [a, b, c]), (5, 8, [d, e, heads[4]]), (2, 3, [heads[2]]), (1, 5, [heads[1], b, d]), (0, 1, []),
  ])
  func `audit paths are those of the reference`(entry: Int, size: Int, path: [String]) {
    #expect(tree(size).inclusionProof(of: entry)?.map(\.hex) == path)
  }

  @Test(arguments: [
    (1, 8, [a, b, c]), (6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", e, heads[4]]),
    (2, 5, [b, d]), (1, 1, []),
  ])
  func `consistency proofs are those of the reference`(size: Int, longer: Int, proof: [String]) {
    #expect(tree(longer).consistencyProof(ofFirst: size)?.map(\.hex) == proof)
  }

  @Test(arguments: 1...8) func `every audit path proves its entry and no other`(size: Int) throws {
    let (tree, root) = (tree(size), tree(size).root)
    for entry in 0..<size {
      let proof = try #require(tree.inclusionProof(of: entry))
      for claimed in 0..<size {
        let holds = MerkleTree.isIncluded(
          tree.leaves[entry], at: claimed, ofFirst: size, root: root, proof: proof)
        #expect(holds == (claimed == entry))
      }
      let longer = proof + [root]
      #expect(!MerkleTree.isIncluded(tree.leaves[entry], at: entry, ofFirst: size, root: root, proof: longer))
    }
    #expect(tree.inclusionProof(of: size) == nil)
  }

  @Test(arguments: 1...8) func `every consistency proof proves a prefix, and nothing else`(longer: Int) throws {
    let longerRoot = tree(longer).root
    for size in 1...longer {
      let proof = try #require(tree(longer).consistencyProof(ofFirst: size))
      let root = tree(size).root
      #expect(MerkleTree.isPrefix(size, root: root, of: longer, longerRoot: longerRoot, proof: proof))
      let other = MerkleTree(leaves: tree(size).leaves.reversed()).root
      if size > 1 {
        #expect(!MerkleTree.isPrefix(size, root: other, of: longer, longerRoot: longerRoot, proof: proof))
      }
      if size < longer {
        #expect(!MerkleTree.isPrefix(size, root: root, of: longer, longerRoot: root, proof: proof))
        let short = Array(proof.dropLast())
        #expect(!MerkleTree.isPrefix(size, root: root, of: longer, longerRoot: longerRoot, proof: short))
      }
    }
    #expect(tree(longer).consistencyProof(ofFirst: 0) == nil)
    #expect(tree(longer).consistencyProof(ofFirst: longer + 1) == nil)
  }
}
