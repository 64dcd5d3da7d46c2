import Testing
import UserContract

@testable import CommandArchive

struct StandInsTests {
    @Test func `equal texts stay equal and different ones stay different`() {
        var standIns = StandIns()
        let (a, b) = (standIns.name("Sarah"), standIns.name("Sara"))
        #expect(a != b)
        #expect(standIns.name("Sarah") == a)
        #expect(standIns.name("Sara") == b)
        #expect(standIns.actor("x") == standIns.actor("x"))
        #expect(standIns.reason("x") != standIns.reason("y"))
    }

    @Test func `nothing of a text is left`() {
        var standIns = StandIns()
        for text in [standIns.name("Qq"), standIns.email("Qq@qq.qq"), standIns.actor("Qq"), standIns.reason("Qq")] {
            #expect(!text.lowercased().contains("q"))
        }
    }

    @Test func `e-mails stay e-mails, the same one in any letter case and Unicode form`() throws {
        var standIns = StandIns()
        let spellings = [
            "ren\u{e9}@example.org", "REN\u{c9}@example.org", "Ren\u{e9}@Example.org", "ren\u{e9}@example.ORG",
        ]
        let emails = try spellings.map { try EmailAddress(standIns.email($0)) }
        #expect(Set(emails).count == spellings.count)
        #expect(Set(emails.map(\.normalForm)).count == 1)
        #expect(try EmailAddress(standIns.email("other@example.org")).normalForm != emails[0].normalForm)
    }

    @Test func `names that differ in letter case only still do`() {
        var standIns = StandIns()
        let names = ["Sarah", "SARAH", "sarah", "sArah"].map { standIns.name($0) }
        #expect(Set(names).count == 4)
        #expect(Set(names.map { $0.lowercased() }).count == 1)
    }
}
