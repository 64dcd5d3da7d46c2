import FoundationEssentials
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct FailureListTests {
    private func fail(_ rig: AdministrationRig, _ numbers: ClosedRange<Int64>) async throws {
        try await rig.store.withLead { lead in
            for number in numbers {
                let isAnswered = number.isMultiple(of: 2)
                let failure = DeliveryFailure(
                    position: number, eventID: isAnswered ? UUID.version7() : nil, status: isAnswered ? 503 : nil,
                    reason: isAnswered ? "The subscriber answered 503." : "The connection was refused.",
                    answer: isAnswered ? "busy \(number)" : nil)
                _ = try await lead.record(
                    .retrying, of: "crm", at: 0, failure: failure, nextAttempt: isAnswered ? .seconds(1) : nil)
            }
        }
    }

    @Test func `the latest come first, each with what is known of it`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        #expect(try await rig.administration.failures(of: "crm", limit: 10).isEmpty)
        try await fail(rig, 1...4)
        let failures = try await rig.administration.failures(of: "crm", limit: 3)
        #expect(failures.map(\.position) == [4, 3, 2])
        #expect(failures.map(\.status) == [503, nil, 503])
        #expect(failures.map(\.answer) == ["busy 4", nil, "busy 2"])
        #expect(failures.map { $0.eventID != nil } == [true, false, true])
        #expect(failures.map { $0.nextAttemptAt != nil } == [true, false, true])
        #expect(failures[1].reason == "The connection was refused.")
        #expect(failures[0].at > failures[1].at && failures[1].at > failures[2].at)
    }

    @Test func `the last hundred are kept`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        try await fail(rig, 1...130)
        let failures = try await rig.administration.failures(of: "crm", limit: 1_000)
        #expect(failures.map(\.position) == Array((31...130).reversed()))
        #expect(try await rig.administration.subscription("crm").lastFailure?.answer == "busy 130")
    }
}
