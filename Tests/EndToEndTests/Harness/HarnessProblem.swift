/// The harness itself could not do its work; the sentence says why.
struct HarnessProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
