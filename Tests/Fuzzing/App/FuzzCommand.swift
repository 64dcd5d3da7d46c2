import Curl
import FoundationEssentials
import Fuzzing
import Glibc
import Logging

@main
enum FuzzCommand {
    static func main() async throws {
        guard let options = FuzzOptions(CommandLine.arguments.dropFirst()) else {
            print(FuzzOptions.usage)
            exit(64)
        }
        let driver = CurlDriver(logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() })
        let target: FuzzTarget =
            if let url = options.url {
                .service(driver, url: url, token: options.token ?? "")
            } else {
                try await .newEndpoint()
            }
        let isFine: Bool
        if let file = options.replay {
            isFine = await replay(Array(try Data(contentsOf: URL(filePath: file))), target, options)
        } else {
            var run = try FuzzRun(options, target)
            isFine = try await run.run()
        }
        await driver.shutdown()
        exit(isFine ? 0 : 1)
    }

    private static func replay(_ body: [UInt8], _ target: FuzzTarget, _ options: FuzzOptions) async -> Bool {
        var random = SplitMix64(seed: options.seed)
        let parser = ParserProperties.violation(body, &random).map { "parser: \($0)" }
        let answer = await FuzzRun.problem(with: body, target, limit: options.limit) { status, duration in
            print("status \(status) after \(duration)")
        }
        let problems = [parser, answer].compactMap(\.self)
        print(problems.isEmpty ? "nothing wrong" : problems.joined(separator: "\n"))
        return problems.isEmpty
    }
}
