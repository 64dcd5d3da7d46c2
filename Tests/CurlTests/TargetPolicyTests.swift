import Curl
import InternetAddress
import Testing

struct TargetPolicyTests {
    private func permits(
        _ address: String, allowing entries: [String] = [], url: String = "http://a.test/"
    ) throws -> Bool {
        let allowed = try entries.map { try #require(AllowedTarget($0)) }
        return TargetPolicy(allowing: allowed).permits(try #require(IPAddress(address)), for: try TargetURL(url))
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "169.254.169.254", "100.100.100.200", "192.0.0.192", "224.0.0.1", "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255", "::", "fe80::1", "febf::1", "fec0::1", "ff02::1", "fd00:ec2::254", "::ffff:169.254.169.254",
        "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::", "::169.254.169.254", "2001::1", "64:ff9b:1::1", "100::1",
    ])
    func `always forbids`(address: String) throws {
        #expect(try !permits(address))
        #expect(try !permits(address, allowing: ["0.0.0.0/0", "::/0", "a.test:80"]))
    }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1",
        "198.18.0.1",
        "192.0.2.1", "::1", "fc00::1", "fdff::1", "2001:db8::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::",
    ])
    func `forbids unless listed`(address: String) throws {
        #expect(try !permits(address))
        #expect(try permits(address, allowing: [address]))
        #expect(try permits(address, allowing: ["a.test:80"]))
        #expect(try !permits(address, allowing: ["a.test:81", "b.test:80", "9.9.9.0/24"]))
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "126.255.255.255", "128.0.0.1", "172.15.255.255", "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0", "100.63.255.255", "100.128.0.0", "169.253.0.1", "223.255.255.255", "2606:4700::1",
        "2002:101:101::",
        "64:ff9b::1.1.1.1",
    ])
    func `permits public addresses`(address: String) throws {
        #expect(try permits(address))
    }

    @Test func `the operator's own targets are not judged`() throws {
        let target = try TargetURL("http://169.254.169.254/")
        #expect(TargetPolicy.any.problem(with: target) == nil)
        #expect(TargetPolicy().problem(with: target) == .forbiddenAddress)
    }

    @Test func `credentials are refused under every policy`() throws {
        let target = try TargetURL("https://user:secret@example.com/")
        #expect(TargetPolicy.any.problem(with: target) == .credentials)
        #expect(TargetPolicy().problem(with: target) == .credentials)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "::/129", "host", "host:0", "host:65536",
        ":80", "fe80:host:80",
    ])
    func `an entry that is neither a block nor host and port is refused`(text: String) {
        #expect(AllowedTarget(text) == nil)
    }

    @Test func `an entry may name an IPv6 host in brackets`() throws {
        #expect(AllowedTarget("[::1]:8081") == .endpoint(host: "::1", port: 8_081))
        #expect(AllowedTarget("LocalHost:80") == .endpoint(host: "localhost", port: 80))
    }
}
