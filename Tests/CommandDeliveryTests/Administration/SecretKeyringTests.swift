import CloudEventsHTTP
import FoundationEssentials
import Testing
import UserContract

@testable import CommandDelivery

struct SecretKeyringTests {
    private static let first = [UInt8](repeating: 1, count: 32)
    private static let second = [UInt8](repeating: 2, count: 32)

    private let secret = WebhookSecret.random()
    private let keyring = SecretKeyring(keys: [first])

    @Test func `opens what it sealed, which is never the same twice`() {
        let boxes = (0..<3).map { _ in keyring.seal(secret, of: "crm") }
        for box in boxes { #expect(keyring.open(box, of: "crm") == secret) }
        #expect(Set(boxes).count == 3)
    }

    @Test func `a sealed secret does not hold the secret`() {
        let box = keyring.seal(secret, of: "crm")
        #expect(!box.indices.contains { box[$0...].starts(with: secret.bytes.prefix(4)) })
    }

    @Test func `another key opens nothing`() {
        #expect(SecretKeyring(keys: [Self.second]).open(keyring.seal(secret, of: "crm"), of: "crm") == nil)
    }

    @Test func `a box of another subscription is not opened`() {
        #expect(keyring.open(keyring.seal(secret, of: "crm"), of: "erp") == nil)
    }

    @Test func `an older key still opens, and the first one seals`() {
        let both = SecretKeyring(keys: [Self.second, Self.first])
        #expect(both.open(keyring.seal(secret, of: "crm"), of: "crm") == secret)
        let fresh = both.seal(secret, of: "crm")
        #expect(keyring.open(fresh, of: "crm") == nil)
        #expect(SecretKeyring(keys: [Self.second]).open(fresh, of: "crm") == secret)
    }

    @Test func `a box that is cut, changed or of another version is not opened`() {
        let box = keyring.seal(secret, of: "crm")
        for count in 0..<box.count { #expect(keyring.open(Array(box.prefix(count)), of: "crm") == nil) }
        for index in box.indices {
            var changed = box
            changed[index] ^= 1
            #expect(keyring.open(changed, of: "crm") == nil, "byte \(index)")
        }
    }

    @Test func `keys are base64 of 32 bytes each, with commas`() {
        let (one, two) = (Data(Self.first).base64EncodedString(), Data(Self.second).base64EncodedString())
        #expect(SecretKeyring.keys(one) == [Self.first])
        #expect(SecretKeyring.keys("\(two), \(one)\n") == [Self.second, Self.first])
    }

    @Test(arguments: ["", ",", "AAAA", "not base64!", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,"])
    func `anything else is no key`(text: String) {
        #expect(SecretKeyring.keys(text) == nil)
    }

    /// What was sealed with a derived key must open for ever: the expected bytes come from another implementation of RFC 5869.
    @Test func `a derived key depends on its secret alone`() {
        let expected = "13c09dd8250d7e6fb9e5c52bf2cd3145b66670149799086e25110ed9f01da3ef"
        let derived = SecretKeyring.key(derivedFrom: Array("a secret of tokens, 32 bytes long".utf8))
        #expect(Hexadecimal.text(of: derived) == expected)
        #expect(SecretKeyring.key(derivedFrom: Array("another".utf8)) != derived)
    }
}
