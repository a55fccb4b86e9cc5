import type { Remark } from '../analyse/certificates/sent-chain.js'
import type { Proof } from '../analyse/proofs/proof.js'
import type { Said } from '../analyse/saying.js'
import type { DeflateWindow } from '../analyse/tls/compression.js'
import type { Chain } from '../analyse/tls/open-record.js'
import type { Protection } from '../analyse/tls/protection.js'
import type { Piece } from '../decode/block.js'
import type { Issue } from '../decode/field.js'
import type { Header } from '../decode/http/headers.js'
import type { TableEntry, TableMark } from '../decode/http2/header-table.js'
import type { Opening } from '../decode/net/tcp-connection.js'
import type { NamedHandshake } from './named-handshake.js'
import type { TlsFacts } from './tls-facts.js'
import type { WebSocketUpgrade } from './websocket/upgrade.js'

export type Role = 'client' | 'server'

/** How a thing is known: seen on the wire, recomputed, concluded from size or behaviour, or not. */
export type Standing = 'observed' | 'verified' | 'inferred' | 'unknown'

/** Capture time: whole seconds since 1970 (UTC) and nanoseconds. */
export type Time = { readonly seconds: number; readonly nanos: number }

export type Endpoint = { readonly address: string; readonly port: number }

/** Something wrong, and the packet that shows it; of a record that is not whole, whose it is and how much of it is there. */
export type Finding = Issue & {
	readonly packet?: number
	readonly record?: { readonly from: Role; readonly have: number; readonly want: number }
}

/** A TLS record as it travelled. Its block is header (5 bytes) and fragment; `pieces` say which packets held it. */
export type RecordRow = {
	/** Offset of its header in the direction's stream. */
	readonly start: number
	readonly type: number
	/** The header's version: never the negotiated one. */
	readonly version: number
	/** Bytes of the fragment. */
	readonly length: number
	readonly pieces: readonly Piece[]
	readonly time: Time
	/** Whether the fragment is sealed by the record protection. */
	readonly sealed: boolean
	/** What opened it, and opens it again from its bytes. Secret: nothing of the keys belongs into a report. */
	readonly opened?: {
		readonly protection: Protection
		readonly sequence: number
		readonly chain?: Chain
		/** The true content type, and bytes of the content before it is uncompressed. */
		readonly type: number
		readonly length: number
		/** What went before a record that is compressed. */
		readonly window?: DeflateWindow
		/** Bytes of the fragment before the first encrypted one: opened byte i lies under fragment byte lead + i. */
		readonly lead: number
	}
}

/** Where the bytes of a message were taken from. */
export type MessageSource =
	/** A part of one record or of several of the sender's: `pieces` name them by index. */
	| { readonly kind: 'records'; readonly pieces: readonly Piece[] }
	/** Whole records, from index `first` to `last` of the sender's: a run of application data, as one row. */
	| { readonly kind: 'run'; readonly first: number; readonly last: number }
	/**
	 * The sender's stream itself: `pieces` name packets. `end`: offset of what follows it, where something else stands
	 * between its bytes.
	 */
	| { readonly kind: 'stream'; readonly start: number; readonly end?: number; readonly pieces: readonly Piece[] }
	/**
	 * What records of the sender's held, opened: `pieces` name records by index, offsets count in the content of each.
	 * `start` is the offset in the sender's opened stream, for what is a part of one, and `end` as above.
	 */
	| { readonly kind: 'opened'; readonly start?: number; readonly end?: number; readonly pieces: readonly Piece[] }

/** One rung of the ladder. Records and messages are two lists: a record may hold four messages, a message may need three records. */
export type Message = {
	readonly from: Role
	/** The RFC's name in snake case (`client_hello`, `alert`, `application_data`, …), `encrypted_handshake`, `http_request`, `websocket_message`. */
	readonly type: string
	/** Of the packet that completed it. */
	readonly time: Time
	/** Packets that carried it, ascending; for a run its first and last. */
	readonly packets: readonly number[]
	/** How many packets and records carried it: for a run more than are listed. */
	readonly packetCount: number
	readonly recordCount: number
	/** For a run: the length of each of its records, where all are equally long; else 0. */
	readonly recordLength?: number
	/** For messages of one kind and sender in a row that share a rung: how many. */
	readonly messageCount?: number
	/** Bytes of the message without record headers. */
	readonly length: number
	/** Whether it travelled encrypted, opened or not. */
	readonly encrypted: boolean
	readonly standing: Standing
	/** For a sealed message, the name that place and size suggest (RFC spelling: `Finished`). */
	readonly likely?: string
	/** For what is inferred: what suggests it, in one sentence. */
	readonly why?: string
	/** For an alert. */
	readonly level?: string
	readonly description?: string
	/** The stream of HTTP/2 that it belongs to; 0 is the connection. */
	readonly streamId?: number
	/** Of frames with header blocks: the table before each, by which it is read again. */
	readonly tables?: readonly TableMark[]
	readonly source: MessageSource
	/** A few words on the content, for a person: `GET /secret`, `localhost, 3 suites`. */
	readonly summary: string
	readonly issue?: Issue
}

/** What a side says in one go in a protocol that is not read: before TLS (STARTTLS, SOCKS), in answer to it, or instead of it. */
export type PlainTurn = {
	readonly from: Role
	/** Of its first bytes. */
	readonly time: Time
	/** Its first and last packet, and how many carried it. */
	readonly first: number
	readonly last: number
	readonly packetCount: number
	readonly length: number
	/** Its first LIMITS.spokenHead bytes, hex: what tells a binary protocol. */
	readonly head: string
	/** Its first line, raw text of the capture cut at LIMITS.spokenLine; of what is no text, what is no printable ASCII is a dot. */
	readonly line: string
	/** Whether it begins as lines of text do, in ASCII or UTF-8. */
	readonly isText: boolean
	/** Whether it holds all that the side says after LIMITS.spokenLines turns. */
	readonly isRest: boolean
}

/** A request and its response, as far as the capture has them (REPORT.md, `http`). */
export type HttpExchange = {
	readonly method?: string
	readonly target?: string
	readonly host?: string
	readonly version?: string
	/** What an extended CONNECT of HTTP/2 asks for a tunnel of (RFC 8441, 4). */
	readonly protocol?: string
	readonly status?: number
	readonly reason?: string
	/** Body bytes as they travelled, without chunk framing, before content decoding. */
	readonly requestBytes?: number
	readonly responseBytes?: number
	/** Response body after its content coding was undone. */
	readonly decodedBytes?: number
	readonly contentType?: string
	readonly contentEncoding?: string
	readonly encrypted: boolean
	/** The stream of HTTP/2. */
	readonly streamId?: number
	readonly requestHeaders?: readonly Header[]
	readonly responseHeaders?: readonly Header[]
	/** The beginning of a body that is text, codings undone. */
	readonly requestText?: string
	readonly responseText?: string
	/** The WebSocket that an extended CONNECT of HTTP/2 has asked for (RFC 8441). */
	readonly upgrade?: WebSocketUpgrade
	/** Index of the request's and the response's rung. */
	readonly request?: number
	readonly response?: number
}

/** A WebSocket message or control frame (REPORT.md, `websocket`). */
export type WebSocketEntry = {
	readonly from: Role
	/** Of its first frame. */
	readonly opcode: number
	readonly frames: number
	/** Bytes of its frames' payloads as they travelled, and after they were inflated. */
	readonly length: number
	readonly inflated?: number
	readonly masked: boolean
	readonly compressed: boolean
	/** Whether its last frame came and no byte is missing. */
	readonly complete: boolean
	readonly packets: readonly number[]
	/** The beginning of what it says, unmasked and inflated, where that is text. */
	readonly text?: string
	/** Of a close frame. */
	readonly code?: number
	readonly reason?: string
	readonly encrypted: boolean
	/** The stream of HTTP/2. */
	readonly streamId?: number
	/** Index of its rung. */
	readonly message: number
}

/** A server-sent event: the beginning of what it says. */
export type SentEventEntry = {
	readonly from: Role
	readonly event?: string
	readonly data?: string
	readonly id?: string
	readonly retry?: number
	readonly comments?: readonly string[]
	/** Its own bytes, without chunk framing. */
	readonly length: number
	readonly packets: readonly number[]
	readonly encrypted: boolean
	/** The stream of HTTP/2. */
	readonly streamId?: number
	/** Index of its rung, where it has one of its own. */
	readonly message?: number
}

/** Where the tracer found a text (REPORT.md, `find`). */
export type Hit = {
	readonly from: Role
	readonly packet: number
	/** `wire`: in the packet's captured bytes; `opened` and `body`: in the opened bytes or the decoded body. */
	readonly offset: number
	readonly length: number
	readonly form: 'plain' | 'base64' | 'hex' | 'percent'
	readonly where: 'wire' | 'opened' | 'body'
	/** For `wire`: offset in the sender's stream. */
	readonly streamOffset?: number
	/** The rung that holds it, by index, where one does. */
	readonly message?: number
}

export type Find = { readonly text: string; readonly searched: number; readonly hits: readonly Hit[] }

export type Hole = {
	readonly from: Role
	readonly start: number
	readonly length: number
	readonly cause: string
	readonly packet: number
}

/** How far the secrets at hand opened a conversation, and what it says without them. */
export type OpeningFacts = {
	/** Sealed records, and those of them that were opened. */
	readonly sealed: number
	readonly opened: number
	/** Why some stayed sealed. */
	readonly why: Said | undefined
	/** What its secrets are named by, one handshake after the other. */
	readonly handshakes: readonly NamedHandshake[]
	/** What whoever has no key knows: the facts in the clear, and the records that look like application data. */
	readonly outside: {
		readonly tls: TlsFacts
		readonly data: Readonly<Record<Role, { readonly records: number; readonly bytes: number }>>
	}
}

/** A TCP connection and what it carried. It grows while its packets arrive; nothing shown before is replaced. */
export type Conversation = {
	/** 1 for the conversation of the file's first packet that belongs to one. */
	readonly number: number
	readonly client: Endpoint
	readonly server: Endpoint
	/** What tells which end is the client. */
	readonly rolesBy: 'syn' | 'client_hello' | 'http_request' | 'server_hello' | 'http_response' | 'first_packet'
	readonly start: Time
	readonly end: Time
	readonly firstPacket: number
	readonly lastPacket: number
	readonly packets: number
	/** TCP payload, each byte counted once, holes not counted. */
	readonly bytes: Readonly<Record<Role, number>>
	/** Bytes missing from the capture. */
	readonly holes: Readonly<Record<Role, number>>
	readonly holeList: readonly Hole[]
	readonly protocol: 'tls' | 'http' | 'http2' | 'websocket' | 'unknown'
	readonly messages: readonly Message[]
	readonly records: Readonly<Record<Role, readonly RecordRow[]>>
	readonly tls?: TlsFacts
	/** Where there are secrets to open records with: how far they went. */
	readonly opening?: OpeningFacts
	readonly http: readonly HttpExchange[]
	/** Where HTTP/2 is spoken: the header fields that each side has put into its table, in their order (RFC 7541, 2.3.2). */
	readonly http2?: { readonly entries: Readonly<Record<Role, readonly TableEntry[]>> }
	/** How HTTP turned into a WebSocket, in the clear or inside TLS, and what was said over it. */
	readonly upgrade?: WebSocketUpgrade
	readonly webSocket: readonly WebSocketEntry[]
	readonly events: readonly SentEventEntry[]
	/** All bytes that no decoder took, turn by turn, as far as LIMITS.spokenLines goes. */
	readonly plain: readonly PlainTurn[]
	/** How it began and ended on the wire, as far as seen. */
	readonly tcp: {
		readonly syn?: Time
		readonly synAck?: Time
		readonly synAckPacket?: number
		readonly established?: Time
		/** In order of their packets: who sent FIN or RST. */
		readonly ends: readonly {
			readonly from: Role
			readonly how: 'fin' | 'rst'
			readonly packet: number
			readonly time: Time
		}[]
		/** `complete`, `half-open`, `unanswered`, `refused`; `unseen` when it began before the capture. */
		readonly opening: Opening
		readonly startsMidway: boolean
		/** Packets of each side that brought nothing new, and bytes of each that the other has acknowledged. */
		readonly resent: Readonly<Record<Role, number>>
		readonly acknowledged: Readonly<Record<Role, number>>
	}
	readonly find?: Find
	/** What could be proven of it, where that was asked for: of a handshake once it is over, of the records at the end. */
	readonly proofs?: readonly Proof[]
	/** What is true of its certificates beside that. */
	readonly remarks?: readonly Remark[]
	readonly issues: readonly Finding[]
	/** Whether its last packet has been seen: closed, or the capture has ended. */
	readonly ended: boolean
}
