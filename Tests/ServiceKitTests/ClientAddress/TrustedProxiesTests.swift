import HTTPTypes
import InternetAddress
import Testing

@testable import ServiceKit

struct TrustedProxiesTests {
    struct Way: CustomTestStringConvertible {
        let peer: String
        let headers: [(String, String)]
        let client: String

        init(_ peer: String, _ headers: [(String, String)], is client: String) {
            self.peer = peer
            self.headers = headers
            self.client = client
        }

        var testDescription: String { "\(peer) \(headers)" }
    }

    private static let forwarded = "Forwarded"
    private static let xff = "X-Forwarded-For"

    private func client(_ way: Way) throws -> String {
        let ranges = ["10.0.0.0/8", "127.0.0.1", "fd00::/8"].compactMap { AddressRange($0) }
        var fields = HTTPFields()
        for (name, value) in way.headers {
            fields.append(HTTPField(name: HTTPField.Name(name)!, value: value))
        }
        return TrustedProxies(ranges).client(of: fields, peer: try #require(IPAddress(way.peer))).description
    }

    @Test(arguments: [
        Way("10.0.0.1", [], is: "10.0.0.1"),
        Way("203.0.113.1", [(xff, "198.51.100.1")], is: "203.0.113.1"),
        Way("203.0.113.1", [(forwarded, "for=198.51.100.1")], is: "203.0.113.1"),
        Way("10.0.0.1", [(xff, "198.51.100.1")], is: "198.51.100.1"),
        Way("::ffff:10.0.0.1", [(xff, "198.51.100.1")], is: "198.51.100.1"),
        Way("fd00::1", [(forwarded, "for=198.51.100.1")], is: "198.51.100.1"),
        // What a client writes stands left of what the proxies add.
        Way("10.0.0.1", [(xff, "1.1.1.1, 198.51.100.1")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, "1.1.1.1, 198.51.100.1, 10.2.3.4, fd00::7")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, "1.1.1.1"), (xff, "198.51.100.1,10.2.3.4")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, "10.3.3.3, 10.2.2.2")], is: "10.3.3.3"),
        Way("10.0.0.1", [(forwarded, "for=1.1.1.1, for=198.51.100.1;proto=https, for=10.2.3.4")], is: "198.51.100.1"),
        Way("10.0.0.1", [(forwarded, "for=1.1.1.1"), (forwarded, "for=198.51.100.1")], is: "198.51.100.1"),
    ])
    func `the first address from the right that is not trusted is the client`(way: Way) throws {
        #expect(try client(way) == way.client)
    }

    @Test(arguments: [
        Way("10.0.0.1", [(xff, "1.1.1.1"), (forwarded, "for=198.51.100.1")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, "1.1.1.1"), (forwarded, "for=unknown")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "1.1.1.1"), (forwarded, "")], is: "10.0.0.1"),
    ])
    func `Forwarded wins when both are there`(way: Way) throws {
        #expect(try client(way) == way.client)
    }

    @Test(arguments: [
        Way("10.0.0.1", [(xff, "198.51.100.1:4711")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, "2001:DB8::1")], is: "2001:db8::1"),
        Way("10.0.0.1", [(xff, "[2001:db8::1]")], is: "2001:db8::1"),
        Way("10.0.0.1", [(xff, "[2001:db8::1]:4711")], is: "2001:db8::1"),
        Way("10.0.0.1", [(xff, "::ffff:198.51.100.1")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, " 198.51.100.1 ,\t::ffff:10.2.3.4 ,, ")], is: "198.51.100.1"),
        Way("10.0.0.1", [(forwarded, #"for="198.51.100.1:4711""#)], is: "198.51.100.1"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1:4711")], is: "198.51.100.1"),
        Way("10.0.0.1", [(forwarded, #"For="[2001:DB8:cafe::17]:4711""#)], is: "2001:db8:cafe::17"),
        Way("10.0.0.1", [(forwarded, #"for="[::ffff:198.51.100.1]""#)], is: "198.51.100.1"),
        Way("10.0.0.1", [(forwarded, #"by=10.0.0.1;FOR="[2001:db8::1]:_port";host="a, b;c""#)], is: "2001:db8::1"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1;;proto=http; , ,")], is: "198.51.100.1"),
        Way("10.0.0.1", [(forwarded, #"for=198.51.100.1;secret="a\"b,for=1.1.1.1""#)], is: "198.51.100.1"),
    ])
    func `every form of an address is read`(way: Way) throws {
        #expect(try client(way) == way.client)
    }

    @Test(arguments: [
        Way("10.0.0.1", [(xff, "198.51.100.1, unknown")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "198.51.100.1, _hidden, 10.2.3.4")], is: "10.2.3.4"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1, for=_hidden, for=10.2.3.4")], is: "10.2.3.4"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1, for=unknown")], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1, proto=https")], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1, for=10.2.3.4;for=10.2.3.5")], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1, for")], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, "for=198.51.100.1, for =10.2.3.4")], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, "for=2001:db8::1")], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, #"for="[2001:db8::1""#)], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, #"for="198.51.100.1"x"#)], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, #"for="[198.51.100.1]""#)], is: "10.0.0.1"),
        // A quote that a client leaves open must not swallow what the proxy adds.
        Way("10.0.0.1", [(forwarded, #"for=1.1.1.1;x=", for=198.51.100.1"#)], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, #"for=1.1.1.1, x=", for="[2001:db8::1]""#)], is: "10.0.0.1"),
        Way("10.0.0.1", [(forwarded, #"x="\"#), (forwarded, "for=198.51.100.1")], is: "198.51.100.1"),
        Way("10.0.0.1", [(xff, "198.51.100.1:port")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "198.51.100.1:70000")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "198.51.100.1:")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "198.51.100.1/32")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "fe80::1%eth0")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "0x7f.1")], is: "10.0.0.1"),
        Way("10.0.0.1", [(xff, "<script>")], is: "10.0.0.1"),
    ])
    func `what cannot be read ends the way, and the last good address counts`(way: Way) throws {
        #expect(try client(way) == way.client)
    }

    @Test func `without a list no header is looked at`() throws {
        let fields: HTTPFields = [.init("X-Forwarded-For")!: "198.51.100.1"]
        let peer = try #require(IPAddress("127.0.0.1"))
        #expect(TrustedProxies().client(of: fields, peer: peer) == peer)
    }

    @Test func `the option takes addresses and ranges, and nothing else`() throws {
        func proxies(_ text: String) throws -> TrustedProxies {
            try TrustedProxies(ServiceSettings(options: ServiceOption.proxies, commandLine: ["trusted-proxies": text]))
        }
        #expect(try proxies("") == TrustedProxies())
        #expect(
            try proxies("10.0.0.0/8, ::1") == TrustedProxies(["10.0.0.0/8", "::1"].compactMap { AddressRange($0) }))
        for text in ["proxy.example", "10.0.0.0/33", "10.0.0.1:80", "all"] {
            let problem = #expect(throws: ConfigurationProblem.self) { try proxies(text) }
            #expect(problem?.description.hasPrefix("trusted-proxies must be") == true)
        }
    }
}
