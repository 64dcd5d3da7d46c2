import CommandDomain
import Testing
import UserContract

/// User 00000000-0000-4000-8000-000000000001 at revision 7, with invented names, e-mails, reasons and actors.
struct User000000000001Revision7Tests {
    @Test func `the command that made USER_EMAIL_CHANGED still makes it`() throws {
        given([
            .created(
                UserCreated.V2(
                    name: "some name 1",
                    email: "user1@example.com",
                    status: .active,
                    locale: "en"
                )
            ),
            .nameChanged(
                UserNameChanged(
                    name: "Some name 1",
                    previousName: "some name 1"
                )
            ),
            .emailChanged(
                UserEmailChanged(
                    email: "user2@example.com",
                    previousEmail: "user1@example.com"
                )
            ),
            .statusChanged(
                UserStatusChanged(
                    status: .suspended,
                    previousStatus: .active,
                    reason: "some reason 1"
                )
            ),
            .deleted(
                UserDeleted(
                    deletedBy: "some actor 1",
                    reason: "some reason 2"
                )
            ),
            .restored(
                UserRestored(
                    restoredBy: "some actor 2",
                    reason: "some reason 1"
                )
            ),
        ])
        .when(
            .changeEmail(
                try EmailAddress("User1@example.com")
            ),
            by: "some actor 2"
        )
        .then([
            .emailChanged(
                UserEmailChanged(
                    email: "User1@example.com",
                    previousEmail: "user2@example.com"
                )
            )
        ])
    }
}
