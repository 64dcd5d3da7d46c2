import CommandDomain
import FoundationEssentials
import Testing
import UserContract

@testable import CommandApplication

struct RecentUsersTests {
    private func history(_ revision: Int64) -> UserHistory {
        UserHistory(state: .nonexistent, revision: revision, position: revision)
    }

    @Test func `remembers what it was told last`() {
        let recent = RecentUsers(capacity: 10)
        let user = UUID.version7()
        #expect(recent.history(of: user) == nil)
        recent.remember(history(1), of: user)
        recent.remember(history(2), of: user)
        #expect(recent.history(of: user) == history(2))
        recent.forget(user)
        #expect(recent.history(of: user) == nil)
    }

    @Test func `remembers no more users than it may`() {
        let recent = RecentUsers(capacity: 100)
        let users = (0..<10_000).map { _ in UUID.version7() }
        for user in users { recent.remember(history(1), of: user) }
        let remembered = users.count { recent.history(of: $0) != nil }
        #expect(remembered <= 100)
        #expect(recent.history(of: users[9_999]) != nil)
    }

    @Test func `who is asked for stays`() {
        let recent = RecentUsers(capacity: 100)
        let user = UUID.version7()
        recent.remember(history(7), of: user)
        for _ in 0..<1_000 {
            recent.remember(history(1), of: .version7())
            #expect(recent.history(of: user) == history(7))
        }
    }

    @Test func `a capacity of nothing remembers nobody`() {
        let recent = RecentUsers(capacity: 0)
        let user = UUID.version7()
        recent.remember(history(1), of: user)
        #expect(recent.history(of: user) == nil)
    }

    @Test func `an old state does not come back when the new one is forgotten`() {
        let recent = RecentUsers(capacity: 4)
        let user = UUID.version7()
        recent.remember(history(1), of: user)
        recent.remember(history(1), of: .version7())
        recent.remember(history(2), of: user)
        recent.forget(user)
        #expect(recent.history(of: user) == nil)
    }
}
