import CLibCurl
import Logging

/// The driver thread's own state: created, used and destroyed on that thread.
final class DriverLoop {
    private let multi: MultiHandle
    private let mailbox: DriverMailbox
    private let logger: Logger
    private var active: [UInt64: TransferSlot] = [:]
    private var idle: [TransferSlot] = []
    private var mustStop = false

    private static let maximumIdleSlots = 64
    private static let maximumIdleConnections = 256
    /// Only a bound: libcurl polls shorter when a timer of its own is due, and a command wakes the poll.
    private static let pollMilliseconds: Int32 = 60_000

    init(_ multi: MultiHandle, _ mailbox: DriverMailbox, _ logger: Logger) {
        self.multi = multi
        self.mailbox = mailbox
        self.logger = logger
        _ = CLibCurl_multi_setopt_long(multi.pointer, CURLMOPT_MAXCONNECTS, Self.maximumIdleConnections)
    }

    func run() {
        while true {
            for command in mailbox.take() { obey(command) }
            if mustStop { break }
            var running: Int32 = 0
            var code = curl_multi_perform(multi.pointer, &running)
            collectFinished()
            if code == CURLM_OK {
                code = curl_multi_poll(multi.pointer, nil, 0, Self.pollMilliseconds, nil)
            }
            if code != CURLM_OK {
                logger.critical("The HTTP driver stops.", metadata: ["libcurl": "\(code.rawValue)"])
                break
            }
        }
        end()
    }

    private func obey(_ command: DriverCommand) {
        switch command {
        case .start(let id, let request, let target, let completion):
            start(id, request, target, completion)
        case .cancel(let id):
            guard let slot = active.removeValue(forKey: id) else { return }
            abandon(slot, .cancelled)
        case .stop:
            mustStop = true
        }
    }

    private func start(
        _ id: UInt64, _ request: HTTPTransferRequest, _ target: TargetURL, _ completion: TransferSlot.Completion
    ) {
        guard !mustStop else { return completion.resume(returning: .failure(.closed)) }
        guard let slot = idle.popLast() ?? TransferSlot() else {
            return completion.resume(returning: .failure(.other(code: Int(CURLE_OUT_OF_MEMORY.rawValue))))
        }
        slot.begin(id, request, to: target, completion)
        let code = curl_multi_add_handle(multi.pointer, slot.handle.pointer)
        guard code == CURLM_OK else {
            return resume(slot.fail(.other(code: Int(CURLE_FAILED_INIT.rawValue))))
        }
        active[id] = slot
    }

    private func collectFinished() {
        var remaining: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &remaining) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            var number: UnsafeMutablePointer<CChar>?
            _ = CLibCurl_easy_getinfo_pointer(handle, CURLINFO_PRIVATE, &number)
            guard let slot = active.removeValue(forKey: UInt64(UInt(bitPattern: number))) else { continue }
            // The message's memory goes with the handle's removal: nothing of it is used from here on.
            curl_multi_remove_handle(multi.pointer, slot.handle.pointer)
            resume(slot.finish(code))
            recycle(slot)
        }
    }

    private func abandon(_ slot: TransferSlot, _ fault: TransferFault) {
        // Closes the connection if the transfer was under way.
        curl_multi_remove_handle(multi.pointer, slot.handle.pointer)
        resume(slot.fail(fault))
        recycle(slot)
    }

    private func recycle(_ slot: TransferSlot) {
        if idle.count < Self.maximumIdleSlots { idle.append(slot) }
    }

    private func resume(
        _ outcome: (completion: TransferSlot.Completion, result: Result<HTTPTransferResponse, TransferFault>)?
    ) {
        outcome?.completion.resume(returning: outcome?.result ?? .failure(.closed))
    }

    private func end() {
        mustStop = true
        for command in mailbox.close() { obey(command) }
        for slot in active.values { abandon(slot, .closed) }
        active = [:]
        // Every easy handle is out of the multi handle by now, as libcurl demands.
        idle = []
        curl_multi_cleanup(multi.pointer)
        mailbox.announceEnd()
    }
}
