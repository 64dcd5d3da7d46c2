import Glibc
import Synchronization

/// Loopback ports for services that are stopped and started again on the same one.
///
/// Below the range from which the kernel gives ports to clients: one of those could take the port in between.
enum FreePort {
    private static let last = Atomic<Int>(20_000 + Int(getpid()) % 500 * 20)

    static func next() throws -> Int {
        for _ in 0..<1_000 {
            let (_, candidate) = last.add(1, ordering: .relaxed)
            let port = 20_000 + candidate % 12_000
            if isFree(port) { return port }
        }
        throw HarnessProblem("no free port below 32000")
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
