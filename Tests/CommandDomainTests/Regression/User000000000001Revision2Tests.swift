import CommandDomain
import Testing
import UserContract

/// User 00000000-0000-4000-8000-000000000001 at revision 2, with invented names, e-mails, reasons and actors.
struct User000000000001Revision2Tests {
    @Test func `the command that made USER_NAME_CHANGED still makes it`() throws {
        given([
            .created(
                UserCreated.V2(
                    name: "some name 1",
                    email: "user1@example.com",
                    status: .active,
                    locale: "en"
                )
            )
        ])
        .when(
            .changeName(
                try UserName("Some name 1")
            ),
            by: "some actor 1"
        )
        .then([
            .nameChanged(
                UserNameChanged(
                    name: "Some name 1",
                    previousName: "some name 1"
                )
            )
        ])
    }
}
