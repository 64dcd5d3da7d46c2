import JSON

/// What PostgreSQL did for one statement, as `auto_explain` tells it in JSON.
struct ExecutedPlan {
    /// A statement's own text: functions' statements are plans of their own.
    let query: String
    let nodes: [Node]

    struct Node {
        let type: String
        let relation: String?
        let index: String?
        /// Rows that it gave or threw away, over all loops.
        let examined: Int64

        /// Reads rows. What a bitmap takes from an index is read by the scan above it.
        var isScan: Bool { type.hasSuffix("Scan") && relation != nil }
    }

    init?(_ document: JSONValue) {
        guard let query = document["Query Text"]?.string, let root = document["Plan"] else { return nil }
        self.query = query
        var nodes: [Node] = []
        Self.collect(root, into: &nodes)
        self.nodes = nodes
    }

    private static func collect(_ plan: JSONValue, into nodes: inout [Node]) {
        let children = plan["Plans"]?.array ?? []
        let type = plan["Node Type"]?.string ?? ""
        // What a Sort examines is what it is given, which a limit above it does not lessen.
        let examined = type == "Sort" ? children.map(rows).reduce(0, +) : rows(plan)
        nodes.append(
            Node(
                type: type, relation: plan["Relation Name"]?.string, index: plan["Index Name"]?.string,
                examined: examined))
        for child in children {
            collect(child, into: &nodes)
        }
    }

    private static func rows(_ plan: JSONValue) -> Int64 {
        let counted = ["Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck"]
        let each = counted.reduce(0) { $0 + (plan[$1]?.integer ?? 0) }
        return each * (plan["Actual Loops"]?.integer ?? 1)
    }
}
