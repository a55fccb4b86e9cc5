import { PROOF_NAMES } from '../analyse/proofs/proof.js'
import { CAUSES, OUTCOMES } from '../verdict/verdict.js'

/** JSON Schema (2020-12) of the report's lines: what a conversation and the summary look like. More keys may be added. */
const text = { type: 'string' } as const
const count = { type: 'integer', minimum: 0 } as const
const yes = { type: 'boolean' } as const
const seconds = { type: 'number' } as const
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}(\\d{3})?Z$' } as const
const role = { enum: ['client', 'server'] } as const
const standing = { enum: ['observed', 'verified', 'inferred', 'unknown'] } as const

const object = (properties: Record<string, unknown>, required: readonly string[]) => ({
	type: 'object',
	properties,
	required,
})
const list = (items: unknown) => ({ type: 'array', items })

const endpoint = object({ address: text, port: count }, ['address', 'port'])
const each = object({ client: count, server: count }, ['client', 'server'])

const certificate = object(
	{
		subject: text,
		issuer: text,
		serial: text,
		not_before: text,
		not_after: text,
		names: list(text),
		key: text,
		signature: text,
		sha256: text,
	},
	['sha256'],
)

const tls = object(
	{
		version: text,
		cipher_suite: text,
		server_name: text,
		alpn: text,
		group: text,
		signature_scheme: text,
		resumed: yes,
		hello_retry_request: yes,
		early_data: { enum: ['none', 'accepted', 'rejected', 'unknown'] },
		ja3: text,
		ja3s: text,
		ja4: text,
		decrypted: { enum: ['all', 'some', 'none'] },
		unopened: text,
		keys: object(
			{
				matched: list(object({ label: text, file: text, line: count }, ['label', 'file', 'line'])),
				missing: list(text),
				reasons: list(object({ code: text, text }, ['code', 'text'])),
			},
			[],
		),
		certificates: list(certificate),
		client_certificates: list(certificate),
	},
	['hello_retry_request', 'early_data'],
)

const packets = {
	oneOf: [list(count), object({ first: count, last: count, count }, ['first', 'last', 'count'])],
}

const message = object(
	{
		from: role,
		type: text,
		time,
		packets,
		records: count,
		count,
		length: count,
		level: text,
		description: text,
		likely: text,
		stream: count,
		encrypted: yes,
		standing,
	},
	['from', 'type', 'time', 'packets', 'length', 'encrypted', 'standing'],
)

const plainTurn = object(
	{
		from: role,
		type: { enum: ['text', 'unknown'] },
		protocol: text,
		time,
		packets: object({ first: count, last: count, count }, ['first', 'last', 'count']),
		length: count,
		text,
		rest: yes,
	},
	['from', 'type', 'time', 'packets', 'length'],
)

const upgrade = object(
	{
		to: { enum: ['websocket'] },
		accept: { enum: ['verified', 'wrong', 'missing', 'unknown'] },
		subprotocol: text,
		extensions: list(text),
	},
	['to', 'extensions'],
)

const exchange = object(
	{
		method: text,
		target: text,
		host: text,
		version: text,
		protocol: text,
		status: count,
		request_bytes: count,
		response_bytes: count,
		decoded_bytes: count,
		content_type: text,
		content_encoding: text,
		encrypted: yes,
		stream: count,
		upgrade,
	},
	['encrypted'],
)

const webSocketMessage = object(
	{
		from: role,
		opcode: count,
		type: text,
		frames: count,
		length: count,
		inflated: count,
		masked: yes,
		compressed: yes,
		complete: yes,
		packets: list(count),
		text,
		code: count,
		reason: text,
		encrypted: yes,
		stream: count,
	},
	['from', 'opcode', 'frames', 'length', 'masked', 'compressed', 'complete', 'packets', 'encrypted'],
)

const sentEvent = object(
	{
		from: role,
		event: text,
		data: text,
		id: text,
		retry: count,
		comments: list(text),
		length: count,
		packets: list(count),
		encrypted: yes,
		stream: count,
	},
	['from', 'length', 'packets', 'encrypted'],
)

const hit = object(
	{
		from: role,
		packet: count,
		offset: count,
		length: count,
		form: { enum: ['plain', 'base64', 'hex', 'percent'] },
		where: { enum: ['wire', 'opened', 'body'] },
	},
	['from', 'packet', 'offset', 'form', 'where'],
)

const proof = object(
	{
		what: {
			enum: PROOF_NAMES,
		},
		side: role,
		state: { enum: ['verified', 'failed', 'unchecked'] },
		over: text,
		why: text,
		missing: text,
		fault: text,
		messages: list(count),
	},
	['what', 'state', 'over', 'why'],
)

const remark = object({ code: text, certificate: count, text }, ['code', 'text'])

const issue = object(
	{
		code: { enum: ['truncated', 'trailing', 'invalid', 'unexpected', 'limit'] },
		packet: count,
		text,
		record: object({ from: role, have: count, want: count }, ['from', 'have', 'want']),
	},
	['code', 'text'],
)

const claim = { cause: { enum: CAUSES }, standing, text }

const verdict = object(
	{
		outcome: { enum: OUTCOMES },
		ended_by: { enum: ['client', 'server', 'both', 'nobody', 'unknown'] },
		how: { enum: ['alert', 'close_notify', 'fin', 'rst', 'silence', 'open'] },
		after: object({ message: text, from: role, packet: count }, ['message', 'from', 'packet']),
		...claim,
		who: text,
		what: text,
		why: text,
		how_sure: text,
		what_now: text,
		evidence: list(object({ packet: count, message: count, field: text, text }, ['text'])),
		candidates: list(object(claim, ['cause', 'standing', 'text'])),
	},
	[
		'outcome',
		'ended_by',
		'how',
		'cause',
		'standing',
		'text',
		'who',
		'what',
		'why',
		'how_sure',
		'what_now',
		'evidence',
		'candidates',
	],
)

const conversation = object(
	{
		conversation: { type: 'integer', minimum: 1 },
		file: text,
		transport: { enum: ['tcp', 'quic', 'dtls'] },
		client: endpoint,
		server: endpoint,
		start: time,
		duration: seconds,
		packets: count,
		bytes: each,
		holes: each,
		protocol: text,
		tls,
		timings: object({ connect: seconds, server_hello: seconds, handshake: seconds, first_byte: seconds }, []),
		messages: list(message),
		plain: list(plainTurn),
		http: list(exchange),
		upgrade,
		websocket: list(webSocketMessage),
		events: list(sentEvent),
		proofs: list(proof),
		remarks: list(remark),
		find: object({ text, searched: count, hits: list(hit) }, ['text', 'searched', 'hits']),
		verdict,
		issues: list(issue),
	},
	[
		'conversation',
		'file',
		'transport',
		'client',
		'server',
		'start',
		'duration',
		'packets',
		'bytes',
		'holes',
		'protocol',
		'messages',
		'verdict',
		'issues',
	],
)

const summary = object(
	{
		summary: object(
			{
				files: count,
				packets: count,
				decoded: count,
				skipped: count,
				malformed: count,
				conversations: count,
				// Packets of what is not read, where there are any.
				quic: count,
				dtls: count,
				causes: object(Object.fromEntries(CAUSES.map(cause => [cause, count])), []),
				outcomes: object(Object.fromEntries(OUTCOMES.map(outcome => [outcome, count])), []),
				issues: list({ ...issue, properties: { ...issue.properties, file: text } }),
			},
			['files', 'packets', 'decoded', 'skipped', 'malformed', 'conversations', 'issues'],
		),
	},
	['summary'],
)

export const SCHEMA = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	title: 'One line of handshark report --json',
	oneOf: [conversation, summary],
} as const
