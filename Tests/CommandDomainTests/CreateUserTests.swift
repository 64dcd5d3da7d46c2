import CommandDomain
import Testing
import UserContract

struct CreateUserTests {
    @Test func `makes a user with everything it was given`() throws {
        given([]).when(
            .create(
                name: try UserName("  Zoë "), email: try EmailAddress("Zoe@Example.com"), status: .suspended,
                locale: try LocaleTag("fr-ca"))
        ).then([
            .created(UserCreated.V2(name: "Zoë", email: "Zoe@Example.com", status: .suspended, locale: "fr-CA"))
        ])
    }

    @Test(arguments: Situation.used)
    func `refuses an id that was ever used`(_ situation: Situation) throws {
        given(situation.history).when(try Sarah.create()).thenRefused(.userExists)
    }
}
