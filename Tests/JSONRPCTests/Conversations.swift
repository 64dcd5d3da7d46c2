/// What goes in and what must come out, byte for byte: a title, `-->` with the body, `<--` with the whole answer
/// (nothing behind it: an empty body). The methods are those of `ToyService`.
let conversations = #"""
    # Section 7 of the specification: by position
    --> {"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}
    <-- {"jsonrpc":"2.0","result":19,"id":1}
    --> {"jsonrpc": "2.0", "method": "subtract", "params": [23, 42], "id": 2}
    <-- {"jsonrpc":"2.0","result":-19,"id":2}

    # by name, in any order
    --> {"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3}
    <-- {"jsonrpc":"2.0","result":19,"id":3}
    --> {"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 4}
    <-- {"jsonrpc":"2.0","result":19,"id":4}

    # notifications
    --> {"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}
    <--
    --> {"jsonrpc": "2.0", "method": "foobar"}
    <--

    # an unknown method
    --> {"jsonrpc": "2.0", "method": "foobar", "id": "1"}
    <-- {"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found: rpc.discover lists those that there are","data":{"type":"method_not_found"}},"id":"1"}

    # invalid JSON
    --> {"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]
    <-- {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: expected ',' or '}' at byte 39","data":{"type":"parse_error","problem":"expected ',' or '}' at byte 39"}},"id":null}

    # an invalid request
    --> {"jsonrpc": "2.0", "method": 1, "params": "bar"}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `method` must be a string","data":{"type":"invalid_request","problem":"`method` must be a string"}},"id":null}

    # invalid JSON in a batch is one error, not an array
    --> [{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},{"jsonrpc": "2.0", "method"]
    <-- {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: expected ':' at byte 94","data":{"type":"parse_error","problem":"expected ':' at byte 94"}},"id":null}

    # an empty batch is one error, not an array
    --> []
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a batch must hold at least one call","data":{"type":"invalid_request","problem":"a batch must hold at least one call"}},"id":null}

    # a batch of anything else is an array
    --> [1]
    <-- [{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null}]
    --> [1,[],null]
    <-- [{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null}]

    # a batch of everything, answered in request order
    --> [{"jsonrpc": "2.0", "method": "subtract", "params": [1,2], "id": "1"},{"jsonrpc": "2.0", "method": "notify_hello", "params": [7]},{"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"},{"foo": "boo"},{"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},{"jsonrpc": "2.0", "method": "get_data", "id": "9"}]
    <-- [{"jsonrpc":"2.0","result":-1,"id":"1"},{"jsonrpc":"2.0","result":19,"id":"2"},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `jsonrpc` must be \"2.0\"","data":{"type":"invalid_request","problem":"`jsonrpc` must be \"2.0\""}},"id":null},{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found: rpc.discover lists those that there are","data":{"type":"method_not_found"}},"id":"5"},{"jsonrpc":"2.0","result":["hello",5],"id":"9"}]

    # a batch of notifications alone is answered with nothing
    --> [{"jsonrpc": "2.0", "method": "notify_sum", "params": [1,2,4]},{"jsonrpc": "2.0", "method": "subtract", "params": ["wrong"]}]
    <--

    # a batch of one is an array
    --> [{"jsonrpc":"2.0","method":"get_data","id":1}]
    <-- [{"jsonrpc":"2.0","result":["hello",5],"id":1}]

    # the same id twice is answered twice
    --> [{"jsonrpc":"2.0","method":"get_data","id":1},{"jsonrpc":"2.0","method":"get_data","id":1}]
    <-- [{"jsonrpc":"2.0","result":["hello",5],"id":1},{"jsonrpc":"2.0","result":["hello",5],"id":1}]

    # ids come back as the bytes they were sent as
    --> {"jsonrpc":"2.0","method":"get_data","id":null}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":null}
    --> {"jsonrpc":"2.0","method":"get_data","id":1.0}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1.0}
    --> {"jsonrpc":"2.0","method":"get_data","id":1e3}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1e3}
    --> {"jsonrpc":"2.0","method":"get_data","id":-0}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":-0}
    --> {"jsonrpc":"2.0","method":"get_data","id":1.5}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1.5}
    --> {"jsonrpc":"2.0","method":"get_data","id":9223372036854775807}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":9223372036854775807}
    --> {"jsonrpc":"2.0","method":"get_data","id":9223372036854775808}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":9223372036854775808}
    --> {"jsonrpc":"2.0","method":"get_data","id":1E+400}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1E+400}
    --> {"jsonrpc":"2.0","method":"get_data","id":""}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":""}
    --> {"jsonrpc":"2.0","method":"get_data","id":"Zoë 🦊"}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":"Zoë 🦊"}
    --> {"jsonrpc":"2.0","method":"get_data","id":"\u0041\/\ud83E\uDD8a\u0000"}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":"\u0041\/\ud83E\uDD8a\u0000"}
    --> {"\u006a\u0073onrpc":"2.0","method":"get_data","\u0069d" : "\u0041" , "params":{}}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":"\u0041"}
    --> [ {"jsonrpc":"2.0","method":"get_data","id":"\u0041"} , {"jsonrpc":"2.0","id":"plain","method":"get_data"},7, {"id":"\"","jsonrpc":"2.0"}]
    <-- [{"jsonrpc":"2.0","result":["hello",5],"id":"\u0041"},{"jsonrpc":"2.0","result":["hello",5],"id":"plain"},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `method` must be a string","data":{"type":"invalid_request","problem":"`method` must be a string"}},"id":"\""}]

    # an escape elsewhere leaves a plain id alone, and an `id` further down is none
    --> {"jsonrpc":"2.0","method":"echo","params":{"value":{"id":"\u0042"}},"id":"a"}
    <-- {"jsonrpc":"2.0","result":{"id":"B"},"id":"a"}

    # an id that is none
    --> {"jsonrpc":"2.0","method":"get_data","id":{}}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `id` must be a string, a number or null","data":{"type":"invalid_request","problem":"`id` must be a string, a number or null"}},"id":null}
    --> {"jsonrpc":"2.0","method":"get_data","id":[1]}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `id` must be a string, a number or null","data":{"type":"invalid_request","problem":"`id` must be a string, a number or null"}},"id":null}
    --> {"jsonrpc":"2.0","method":"get_data","id":true}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `id` must be a string, a number or null","data":{"type":"invalid_request","problem":"`id` must be a string, a number or null"}},"id":null}

    # a valid id is echoed by what is wrong otherwise
    --> {"method":"get_data","id":7}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `jsonrpc` must be \"2.0\"","data":{"type":"invalid_request","problem":"`jsonrpc` must be \"2.0\""}},"id":7}
    --> {"jsonrpc":"1.0","method":"get_data","id":7.0}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `jsonrpc` must be \"2.0\"","data":{"type":"invalid_request","problem":"`jsonrpc` must be \"2.0\""}},"id":7.0}
    --> {"jsonrpc":2.0,"method":"get_data","id":"x"}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `jsonrpc` must be \"2.0\"","data":{"type":"invalid_request","problem":"`jsonrpc` must be \"2.0\""}},"id":"x"}
    --> {"jsonrpc":"2.0","id":"x"}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `method` must be a string","data":{"type":"invalid_request","problem":"`method` must be a string"}},"id":"x"}
    --> {"jsonrpc":"2.0","method":null,"id":"x"}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `method` must be a string","data":{"type":"invalid_request","problem":"`method` must be a string"}},"id":"x"}

    # what is no valid request is no notification
    --> {"jsonrpc":"2.0","method":"get_data","params":"bar"}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `params` must be an object or an array","data":{"type":"invalid_request","problem":"`params` must be an object or an array"}},"id":null}
    --> {}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `jsonrpc` must be \"2.0\"","data":{"type":"invalid_request","problem":"`jsonrpc` must be \"2.0\""}},"id":null}

    # params that are a primitive
    --> {"jsonrpc":"2.0","method":"get_data","params":null,"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `params` must be an object or an array","data":{"type":"invalid_request","problem":"`params` must be an object or an array"}},"id":1}
    --> {"jsonrpc":"2.0","method":"get_data","params":1,"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: `params` must be an object or an array","data":{"type":"invalid_request","problem":"`params` must be an object or an array"}},"id":1}

    # bodies that are no call at all
    --> "call"
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null}
    --> null
    <-- {"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request: a call must be an object","data":{"type":"invalid_request","problem":"a call must be an object"}},"id":null}
    -->
    <-- {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: expected a value, found the end of the text at byte 0","data":{"type":"parse_error","problem":"expected a value, found the end of the text at byte 0"}},"id":null}

    # unknown members of the envelope are ignored
    --> {"jsonrpc":"2.0","method":"get_data","id":1,"meta":{"a":[1]},"result":2}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1}

    # duplicate keys, anywhere, and trailing text
    --> {"jsonrpc":"2.0","method":"get_data","id":1,"id":2}
    <-- {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: two members of this object have the same name at byte 0","data":{"type":"parse_error","problem":"two members of this object have the same name at byte 0"}},"id":null}
    --> {"jsonrpc":"2.0","method":"echo","params":{"value":1,"v\u0061lue":2},"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: two members of this object have the same name at byte 42","data":{"type":"parse_error","problem":"two members of this object have the same name at byte 42"}},"id":null}
    --> {"jsonrpc":"2.0","method":"get_data","id":1} {}
    <-- {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error: text after the value at byte 45","data":{"type":"parse_error","problem":"text after the value at byte 45"}},"id":null}

    # every problem with the params at once, unknown ones last
    --> {"jsonrpc":"2.0","method":"subtract","params":{"minuend":"x","other":1},"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: minuend must be an integer; subtrahend is required; other is not a param of this method","data":{"type":"invalid_params","errors":[{"param":"minuend","problem":"must be an integer"},{"param":"subtrahend","problem":"is required"},{"param":"other","problem":"is not a param of this method"}]}},"id":1}
    --> {"jsonrpc":"2.0","method":"subtract","params":[1.5,101,0,0],"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: minuend must be an integer from -100 to 100; subtrahend must be an integer from -100 to 100; [2] is beyond the 2 params of this method, 4 values were given","data":{"type":"invalid_params","errors":[{"param":"minuend","problem":"must be an integer from -100 to 100"},{"param":"subtrahend","problem":"must be an integer from -100 to 100"},{"param":"[2]","problem":"is beyond the 2 params of this method, 4 values were given"}]}},"id":1}
    --> {"jsonrpc":"2.0","method":"subtract","id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: minuend is required; subtrahend is required","data":{"type":"invalid_params","errors":[{"param":"minuend","problem":"is required"},{"param":"subtrahend","problem":"is required"}]}},"id":1}
    --> {"jsonrpc":"2.0","method":"subtract","params":{"minuend":null,"subtrahend":1.0},"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: minuend must not be null","data":{"type":"invalid_params","errors":[{"param":"minuend","problem":"must not be null"}]}},"id":1}
    --> {"jsonrpc":"2.0","method":"get_data","params":[1],"id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: [0] is beyond the 0 params of this method, 1 values were given","data":{"type":"invalid_params","errors":[{"param":"[0]","problem":"is beyond the 0 params of this method, 1 values were given"}]}},"id":1}

    # empty params are no params
    --> {"jsonrpc":"2.0","method":"get_data","params":[],"id":1}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1}
    --> {"jsonrpc":"2.0","method":"get_data","params":{},"id":1}
    <-- {"jsonrpc":"2.0","result":["hello",5],"id":1}

    # a result may be null, and a failure tells nothing of its cause
    --> {"jsonrpc":"2.0","method":"update","id":1}
    <-- {"jsonrpc":"2.0","result":null,"id":1}
    --> {"jsonrpc":"2.0","method":"fail","id":1}
    <-- {"jsonrpc":"2.0","error":{"code":-32603,"message":"Internal error: the service's log tells more","data":{"type":"internal_error"}},"id":1}

    # over the toy's limit of eight: an array with one error, nothing executed
    --> [1,2,3,4,5,6,7,8,9]
    <-- [{"jsonrpc":"2.0","error":{"code":-32001,"message":"A batch may hold at most 8 calls","data":{"type":"batch_too_large","limit":8}},"id":null}]
    """#
