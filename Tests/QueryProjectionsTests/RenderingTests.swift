import FoundationEssentials
import QueryProjections
import Testing
import UserContract

struct RenderingTests {
    @Test func `a user is the contract's`() throws {
        var story = Story()
        let user = try UserFold.apply(story.create("Sarah \"S\"", "sarah@example.com"), to: nil)
        #expect(
            text(user.document) == #"{"id":"00000000-0000-7000-8000-000000000001","name":"Sarah \"S\"","#
                + #""email":"sarah@example.com","status":"active","locale":"en","revision":1,"#
                + #""created_at":"2026-03-15T15:47:01.000000Z","updated_at":"2026-03-15T15:47:01.000000Z"}"#)
    }

    @Test func `a deleted user says when, who and why`() throws {
        var story = Story()
        let user = try UserFold.apply(story.create("Sarah", "sarah@example.com"), to: nil)
        let event = story.append(.deleted(.init(deletedBy: "admin", reason: "asked")))
        let document = text(try UserFold.apply(event, to: user).document)
        #expect(
            document.hasSuffix(
                #""updated_at":"2026-03-15T15:47:02.000000Z","deleted_at":"2026-03-15T15:47:02.000000Z","#
                    + #""deleted_by":"admin","deletion_reason":"asked"}"#))
    }

    @Test func `an audit entry tells everything about an event`() {
        var story = Story()
        var event = story.append(
            .emailChanged(.init(email: "new@example.com", previousEmail: "old@example.com")), reason: "typo")
        event.origin.ip = "192.0.2.7"
        event.origin.userAgent = "curl/8"
        #expect(
            text(event.auditEntry) == #"{"revision":1,"position":1,"event_type":"USER_EMAIL_CHANGED","#
                + #""timestamp":"2026-03-15T15:47:01.000000Z","actor":"admin","reason":"typo","#
                + #""changes":{"email":{"from":"old@example.com","to":"new@example.com"}},"#
                + #""correlation_id":"c-1","command_id":"00000000-0000-7000-8000-000000000007","#
                + #""ip":"192.0.2.7","user_agent":"curl/8"}"#)
    }

    @Test(arguments: [
        (
            UserEvent.created(.init(name: "S", email: "s@x.y", status: .suspended, locale: "de")),
            #"{"name":{"from":null,"to":"S"},"email":{"from":null,"to":"s@x.y"},"#
                + #""status":{"from":null,"to":"suspended"},"locale":{"from":null,"to":"de"}}"#
        ),
        (.nameChanged(.init(name: "B", previousName: "A")), #"{"name":{"from":"A","to":"B"}}"#),
        (
            .statusChanged(.init(status: .suspended, previousStatus: .active, reason: "r")),
            #"{"status":{"from":"active","to":"suspended"}}"#
        ),
        (.deleted(.init(deletedBy: "a", reason: "r")), #"{"deleted":{"from":false,"to":true}}"#),
        (.restored(.init(restoredBy: "a", reason: "r")), #"{"deleted":{"from":true,"to":false}}"#),
    ])
    func `every event tells what changed from what to what`(event: UserEvent, changes: String) {
        var story = Story()
        #expect(text(story.append(event).auditEntry).contains(#""changes":\#(changes),"#))
    }

    @Test func `search keys are composed and lower case`() {
        #expect(SearchKey.of("Ele\u{301}ONORE") == "eléonore")
        #expect(SearchKey.of("STRASSE") == "strasse")
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
