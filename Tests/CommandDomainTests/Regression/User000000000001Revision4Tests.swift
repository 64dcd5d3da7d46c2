import CommandDomain
import Testing
import UserContract

/// User 00000000-0000-4000-8000-000000000001 at revision 4, with its real texts.
struct User000000000001Revision4Tests {
    @Test func `the command that made USER_STATUS_CHANGED still makes it`() throws {
        given([
            .created(
                UserCreated.V2(
                    name: "Sarah \"Connor\"",
                    email: "Sarah@example.org",
                    status: .active,
                    locale: "en"
                )
            ),
            .nameChanged(
                UserNameChanged(
                    name: "SARAH \"CONNOR\"",
                    previousName: "Sarah \"Connor\""
                )
            ),
            .emailChanged(
                UserEmailChanged(
                    email: "sara@example.org",
                    previousEmail: "Sarah@example.org"
                )
            ),
        ])
        .when(
            .changeStatus(
                .suspended,
                reason: try Reason("unpaid \\(invoice) №7")
            ),
            by: "alice"
        )
        .then([
            .statusChanged(
                UserStatusChanged(
                    status: .suspended,
                    previousStatus: .active,
                    reason: "unpaid \\(invoice) №7"
                )
            )
        ])
    }
}
