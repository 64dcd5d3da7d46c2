import CommandDomain
import Testing
import UserContract

/// User 00000000-0000-4000-8000-000000000001 at revision 1, with invented names, e-mails, reasons and actors.
struct User000000000001Revision1Tests {
    @Test func `the command that made USER_CREATED still makes it`() throws {
        given([])
            .when(
                .create(
                    name: try UserName("some name 1"),
                    email: try EmailAddress("user1@example.com"),
                    status: .active,
                    locale: try LocaleTag("en")
                ),
                by: "some actor 1"
            )
            .then([
                .created(
                    UserCreated.V2(
                        name: "some name 1",
                        email: "user1@example.com",
                        status: .active,
                        locale: "en"
                    )
                )
            ])
    }
}
