import type { MessageShape } from '../../../src/decode/http/message.js'
import { latin1 } from './streams.js'

/** One message of each form, and what its bytes do not say of it. */
export type MessageSample = { readonly name: string; readonly bytes: Uint8Array; readonly shape: MessageShape }

function sample(name: string, shape: MessageShape, ...lines: readonly string[]): MessageSample {
	return { name, shape, bytes: latin1(lines.join('\r\n')) }
}

export const CHUNKED = latin1(
	[
		'HTTP/1.1 200 OK',
		'Transfer-Encoding: chunked',
		'Trailer: X-Sum',
		'',
		'5',
		'hello',
		'1F ;a="b"',
		'0123456789012345678901234567890',
		'0',
		'X-Sum: 36',
		'',
		'',
	].join('\r\n'),
)

export const SAMPLES: readonly MessageSample[] = [
	sample(
		'a request with query and cookies',
		{ kind: 'request', framing: 'none' },
		'GET /find?q=tail&&lang=en HTTP/1.1',
		'Host: localhost:5683',
		'Cookie: a=1; b=2;c=3',
		'',
		'',
	),
	sample(
		'a request with a body of known length',
		{ kind: 'request', framing: 'length', contentLength: 11 },
		'POST /secret HTTP/1.1',
		'Content-Length: 11',
		'',
		'fluffy tail',
	),
	sample(
		'a response with a body of known length',
		{ kind: 'response', framing: 'length', contentLength: 4 },
		'HTTP/1.1 200 OK',
		'Content-Length: 4',
		'Empty:',
		'',
		'nuts',
	),
	sample(
		'a response until close',
		{ kind: 'response', framing: 'close' },
		'HTTP/1.0 200',
		'A: b',
		'',
		'all',
		'the rest',
	),
	sample('a response without a body', { kind: 'response', framing: 'none' }, 'HTTP/1.1 204 No Content', '', ''),
	sample(
		'a change of protocol',
		{ kind: 'response', framing: 'upgrade' },
		'HTTP/1.1 101 Switching Protocols',
		'Upgrade: websocket',
		'',
		'',
	),
	{ name: 'a response in chunks', shape: { kind: 'response', framing: 'chunked' }, bytes: CHUNKED },
	sample(
		'a response with folded, colonless and spaced headers',
		{ kind: 'response', framing: 'length', contentLength: 1 },
		'HTTP/1.1 200 OK',
		'X: one \r\n\ttwo',
		'nothing',
		'Y : z ',
		' lost?',
		'Content-Length: 1',
		'',
		'.',
	),
	{
		name: 'a request with bare line feeds',
		shape: { kind: 'request', framing: 'chunked' },
		bytes: latin1('PUT / HTTP/1.1\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n'),
	},
]
