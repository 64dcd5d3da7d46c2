import Testing

@testable import CommandApplication

struct BatchPlanTests {
    @Test func `no commands need no strand`() {
        #expect(BatchPlan([[String]]()).strands == [])
    }

    @Test func `commands that share nothing go side by side`() {
        #expect(BatchPlan([["a"], ["b"], [], ["c"], []]).strands == [[0], [1], [2], [3], [4]])
    }

    @Test func `commands that share a thing keep their order, others do not wait for them`() {
        #expect(BatchPlan([["a"], ["a"], ["b"], ["a"], ["b"]]).strands == [[0, 1, 3], [2, 4]])
    }

    @Test func `commands are tied by others between them, also by a later one`() {
        #expect(BatchPlan([["a"], ["b"], ["c"], ["a", "b"]]).strands == [[0, 1, 3], [2]])
        #expect(BatchPlan([["a", "b"], ["c"], ["b", "c"], ["d"], ["c", "d"]]).strands == [[0, 1, 2, 3, 4]])
    }
}
