import CommandDomain
import Testing
import UserContract

/// User 00000000-0000-4000-8000-000000000001 at revision 3, with invented names, e-mails, reasons and actors.
struct User000000000001Revision3Tests {
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
        ])
        .when(
            .changeEmail(
                try EmailAddress("user2@example.com")
            ),
            by: "some actor 1"
        )
        .then([
            .emailChanged(
                UserEmailChanged(
                    email: "user2@example.com",
                    previousEmail: "user1@example.com"
                )
            )
        ])
    }
}
