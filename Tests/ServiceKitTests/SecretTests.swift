import ServiceKit
import Testing

struct SecretTests {
    @Test func `no way of printing a secret shows it`() {
        let secret = Secret("hunter2".utf8)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(["nested": secret], to: &dumped)
        let texts = ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped]
        for text in texts {
            #expect(!text.contains("hunter2"))
            #expect(!text.contains("104"), "the first byte as a number")
        }
        #expect(secret.text == "hunter2")
    }
}
