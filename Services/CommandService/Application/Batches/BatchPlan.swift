/// Which commands of a batch must keep their order: those that touch the same thing, also by way of others between them.
///
/// Such commands make a strand. Strands have nothing to do with each other and are carried out side by side.
struct BatchPlan {
    /// Indices of the batch's commands, in request order within each strand.
    let strands: [[Int]]

    init<Thing: Hashable>(_ footprints: [[Thing]]) {
        var links = Array(footprints.indices)
        var lastWith: [Thing: Int] = [:]
        for (index, things) in footprints.enumerated() {
            for thing in things {
                if let earlier = lastWith.updateValue(index, forKey: thing) { Self.join(index, earlier, &links) }
            }
        }
        var strands: [Int: [Int]] = [:]
        for index in footprints.indices { strands[Self.root(index, &links), default: []].append(index) }
        self.strands = strands.values.sorted { $0[0] < $1[0] }
    }

    /// The smallest index of a strand is its root, which every other one leads to.
    private static func root(_ index: Int, _ links: inout [Int]) -> Int {
        var index = index
        while links[index] != index {
            links[index] = links[links[index]]
            index = links[index]
        }
        return index
    }

    private static func join(_ one: Int, _ other: Int, _ links: inout [Int]) {
        let (one, other) = (root(one, &links), root(other, &links))
        links[max(one, other)] = min(one, other)
    }
}
