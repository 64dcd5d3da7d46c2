import FoundationEssentials
import Testing

@testable import CommandRPC

struct BatchPlanTests {
    private let sarah = CallFootprint.Thing.user(UUID())
    private let bob = CallFootprint.Thing.user(UUID())

    private func create(_ email: String) -> CallFootprint {
        CallFootprint(things: [.email(email)])
    }

    private func rename(_ user: CallFootprint.Thing) -> CallFootprint {
        CallFootprint(things: [user])
    }

    private func delete(_ user: CallFootprint.Thing) -> CallFootprint {
        CallFootprint(things: [user], releasesSomeEmail: true)
    }

    private func restore(_ user: CallFootprint.Thing) -> CallFootprint {
        CallFootprint(things: [user], takesSomeEmail: true)
    }

    private func move(_ user: CallFootprint.Thing, to email: String) -> CallFootprint {
        CallFootprint(things: [user, .email(email)], releasesSomeEmail: true)
    }

    @Test func `no calls need no step`() {
        #expect(BatchPlan.steps([]) == [])
    }

    @Test func `calls that share nothing go together`() {
        #expect(BatchPlan.steps([create("a"), create("b"), rename(sarah), rename(bob)]) == [[0, 1, 2, 3]])
    }

    @Test func `calls for one user follow each other, others do not wait for them`() {
        #expect(
            BatchPlan.steps([rename(sarah), rename(sarah), rename(bob), rename(sarah), rename(bob)])
                == [[0, 2], [1, 4], [3]])
    }

    @Test func `creates with one e-mail follow each other`() {
        #expect(BatchPlan.steps([create("a"), create("b"), create("a")]) == [[0, 1], [2]])
    }

    @Test func `an e-mail that goes free may be the one that is taken next`() {
        #expect(BatchPlan.steps([delete(sarah), create("a")]) == [[0], [1]])
        #expect(BatchPlan.steps([create("a"), delete(sarah)]) == [[0], [1]])
        #expect(BatchPlan.steps([delete(sarah), restore(bob)]) == [[0], [1]])
        #expect(BatchPlan.steps([restore(bob), delete(sarah)]) == [[0], [1]])
        #expect(BatchPlan.steps([restore(bob), create("a")]) == [[0], [1]])
        #expect(BatchPlan.steps([restore(sarah), restore(bob)]) == [[0], [1]])
        #expect(BatchPlan.steps([move(sarah, to: "a"), move(bob, to: "b")]) == [[0], [1]])
    }

    @Test func `two deletions never concern one e-mail`() {
        #expect(BatchPlan.steps([delete(sarah), delete(bob)]) == [[0, 1]])
    }
}
