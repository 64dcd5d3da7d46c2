import QueryReadModels
import Testing

extension EndToEnd {
    /// What is really executed for lists, search, history and audit over a million users goes by indexes. It needs no
    /// program, but the machine for itself: filling a million users beside other tests would starve them.
    @Suite(.timeLimit(.minutes(15)))
    struct QueryPlanTests {
        @Test func `every list, search and audit of a million users goes by an index, and no index is idle`()
            async throws
        {
            var site = try await PlannedSite()
            var used: Set<String> = []
            for query in PlannedQuestions.lists {
                let plans = try await site.plans { _ = try await $0.users(query) }
                let isBounded = !PlannedQuestions.shortTexts.contains(query.text ?? "")
                let problems = PlanJudge.problems(in: plans, isBounded: isBounded)
                #expect(problems.isEmpty, "\(query)\n\(plans.map(\.query).joined(separator: "\n"))")
                used.formUnion(PlanJudge.indexes(in: plans))
            }
            for query in PlannedQuestions.audits {
                let plans = try await site.plans { _ = try await $0.audit(query) }
                let problems = PlanJudge.problems(in: plans)
                #expect(problems.isEmpty, "\(query)\n\(plans.map(\.query).joined(separator: "\n"))")
                used.formUnion(PlanJudge.indexes(in: plans))
            }
            for (name, read) in PlannedQuestions.ofOneUser {
                let plans = try await site.plans(of: read)
                let problems = PlanJudge.problems(in: plans)
                #expect(problems.isEmpty, "\(name)")
                used.formUnion(PlanJudge.indexes(in: plans))
            }
            let idle = try await site.indexes().subtracting(used)
            #expect(idle.isEmpty, "an index that only costs")

            for (index, query) in PlannedQuestions.needed {
                try await site.hide(index)
                let plans = try await site.plans { _ = try await $0.users(query) }
                #expect(!PlanJudge.problems(in: plans).isEmpty, "\(index) is missed by whoever asks \(query)")
                try await site.hide(index, false)
            }
            await site.close()
        }
    }
}
