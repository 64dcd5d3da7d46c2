/// What must not stand in the plans of a question over a million users.
struct PlanJudge {
    /// Rows that one question may look at, and sort. The smallest of the large tables has a million.
    static let limit: Int64 = 200_000
    private static let large: Set = ["users", "user_versions", "user_names", "audit"]

    /// - Parameter isBounded: whether the question must be answered without looking at many rows.
    static func problems(in plans: [ExecutedPlan], isBounded: Bool = true) -> [String] {
        let nodes = plans.flatMap(\.nodes)
        var problems: [String] = []
        for relation in nodes.filter({ $0.type == "Seq Scan" }).compactMap(\.relation) where large.contains(relation) {
            problems.append("the whole of \(relation) is read")
        }
        for node in nodes where node.type.hasSuffix("Sort") && node.examined > limit {
            problems.append("\(node.examined) rows are sorted")
        }
        let examined = nodes.filter(\.isScan).map(\.examined).reduce(0, +)
        if isBounded, examined > limit {
            problems.append("\(examined) rows are looked at")
        }
        return problems
    }

    static func indexes(in plans: [ExecutedPlan]) -> Set<String> {
        Set(plans.flatMap(\.nodes).compactMap(\.index))
    }
}
