import Testing

@testable import CommandDelivery

/// The target's consent before the first delivery (CloudEvents HTTP web hooks, section 4).
struct ConsentTests {
    @Test func `sends nothing before the target has consented`() {
        var rig = MachineRig(head: 3, needsConsent: true)
        #expect(rig.handle(.started) == [.verify])
        #expect(rig.handle(.headMoved).isEmpty)
        #expect(rig.handle(.verified(.accepted(position: nil), failure: nil)) == [MachineRig.read(0, 3)])
    }

    @Test func `asks again, and stands blocked meanwhile, when it does not`() {
        var rig = MachineRig(head: 3, needsConsent: true)
        _ = rig.handle(.started)
        let delay = Duration.milliseconds(50)
        #expect(
            rig.handle(.verified(.wrongTarget, failure: MachineRig.failure)) == [
                .record(.blocked, MachineRig.failure, nextAttempt: delay), .wait(delay, number: 1),
            ])
        #expect(rig.handle(.waited(number: 1)) == [.verify])
    }

    @Test func `asks again when the target asks for patience`() {
        var rig = MachineRig(head: 3, needsConsent: true)
        _ = rig.handle(.started)
        let actions = rig.handle(.verified(.tryAgain(asked: .seconds(9)), failure: MachineRig.failure))
        #expect(
            actions == [
                .record(.retrying, MachineRig.failure, nextAttempt: .seconds(9)), .wait(.seconds(9), number: 1),
            ])
    }

    @Test func `a target that is gone is paused`() {
        var rig = MachineRig(head: 3, needsConsent: true)
        _ = rig.handle(.started)
        #expect(
            rig.handle(.verified(.gone, failure: MachineRig.failure)) == [
                .record(.paused, MachineRig.failure, nextAttempt: nil)
            ])
    }
}
