import Hummingbird

extension ResponseBody {
    /// Frees the request's place: now when the answer is there, after the last byte when it is made while it is written.
    func releasing(_ slot: RequestSlot?) -> ResponseBody {
        guard let slot else {
            return self
        }
        guard contentLength == nil else {
            slot.end()
            return self
        }
        return ResponseBody { [self] writer in
            defer { slot.end() }
            try await write(writer)
        }
    }
}
