import CommandApplication
import UserContract

/// Logs that several tests tell.
extension Story {
    /// Two versions of one event, every kind of change, commands without events, an e-mail that changes hands, and JSON
    /// written in a way that this program never writes it.
    static var everything: Story {
        var story = Story()
        story.command(1, [.createdV1("Sarah", "Sarah@example.com")])
        story.command(2, .create("Zoë \"Z\" O'Neil \\", "zoe@example.com"))
        story.command(1)
        story.command(1, .move("Sarah@example.com", "sara@example.com"))
        story.command(3, .create("Third", "SARAH@example.com"))
        story.command(1, .rename("Sarah", "Sara"))
        story.command(1)
        story.command(1)
        story.command(2, .turn(.active, .suspended, "unpaid “invoice” №7"))
        story.command(3, .delete())
        story.command(2, .move("zoe@example.com", "sarah@example.com"))
        story.command(2, .delete(by: "root"), actor: "root")
        story.command(3, .restore())
        story.command(2)
        story.command(
            1,
            [
                NewEvent(.rename("Sara", "S")).written(
                    as: "\n { \"name\" : \"\\u0053\",\r\n\t\"previous_name\":\"Sara\", \"later\": [1.0, 1e2] } ")
            ])
        return story
    }

    /// Users that come, change and go, with every e-mail used by several of them one after the other.
    static func busy(users: Int) -> Story {
        var story = Story()
        for user in 1...users {
            let email = "user\(user / 3)@example.com"
            story.command(user, .create("User \(user)", email))
            story.command(user, .rename("User \(user)", "Renamed \(user)"))
            story.command(user, .turn(.active, .suspended))
            if user.isMultiple(of: 7) { story.command(user) }
            story.command(user, .move(email, "other\(user)@example.com"))
            if user.isMultiple(of: 5) { story.command(user, .delete()) }
        }
        return story
    }
}
