import { type Piece, trace } from '../decode/block.js'
import type { RecordEvent } from '../decode/tls/record-event.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import type { Message, RecordRow, Role } from './conversation.js'
import type { Moment } from './moment.js'
import { packetsOf, type Rungs } from './rungs.js'

/** A record that came whole. */
export type WholeRecord = Extract<RecordEvent, { kind: 'record' }>

type Rung = Pick<Message, 'type'> & Partial<Message>

/** Lays a conversation's records down in rows, and what they hold in rungs. */
export class TlsRungs {
	readonly #rungs: Rungs
	readonly #now: () => Moment
	/** Records so far: the index of the next. */
	readonly #count = { client: 0, server: 0 }

	/** `keepsRuns`: also keep a row for each record of application data, so that it can be opened again. */
	constructor(
		rungs: Rungs,
		now: () => Moment,
		readonly keepsRuns: boolean,
	) {
		this.#rungs = rungs
		this.#now = now
	}

	/** Answers the record's index. */
	row(from: Role, record: WholeRecord, sealed: boolean): number {
		const index = this.#count[from]++
		const { start, type, version, length, pieces } = record
		const row: RecordRow = { start, type, version, length, pieces, sealed, time: this.#now().time }
		this.#rungs.draft.records[from][index] = row
		return index
	}

	/** More is known of a record. */
	amend(from: Role, index: number, more: Partial<RecordRow>): void {
		const rows = this.#rungs.draft.records[from]
		rows[index] = { ...rows[index]!, ...more }
	}

	/** Records of application data in a row of one sender are one rung. */
	data(from: Role, record: WholeRecord, index: number, rung: Partial<Message> = {}): void {
		const { length, pieces } = record
		const { time = this.#now().time, standing = 'observed', summary = '', encrypted = true, why } = rung
		// The report needs no row of what it only counts, and a download has many.
		if (!this.keepsRuns) delete this.#rungs.draft.records[from][index]
		const last = this.#rungs.run(from)
		if (last?.standing === standing && last.summary === summary && last.encrypted === encrypted) {
			this.#rungs.extend(last, { time, length, record: index, pieces })
			return
		}
		const packets = packetsOf(pieces)
		this.#rungs.add({
			from,
			type: 'application_data',
			time,
			standing,
			summary,
			packets: packets.length > 1 ? [packets[0]!, packets.at(-1)!] : packets,
			packetCount: packets.length,
			recordCount: 1,
			recordLength: length,
			length,
			encrypted,
			...(why !== undefined && { why }),
			source: { kind: 'run', first: index, last: index },
		})
	}

	/** A rung that is the whole fragment of one record. */
	one(from: Role, record: WholeRecord, index: number, rung: Rung): void {
		const pieces = [{ start: 0, length: record.length, origin: index, offset: RECORD_HEADER }]
		this.add(from, pieces, { length: record.length, ...rung })
	}

	/** A rung that stands in records, whole or in part. Answers its index. */
	add(from: Role, pieces: readonly Piece[], rung: Rung & Pick<Message, 'length'>): number {
		const rows = this.#rungs.draft.records[from]
		const packets = packetsOf(carriersOf(rows, pieces, rung.source?.kind === 'opened'))
		return this.#rungs.push({
			from,
			time: this.#now().time,
			packets,
			packetCount: packets.length,
			recordCount: recordsOf(pieces),
			encrypted: false,
			standing: 'observed',
			summary: '',
			source: { kind: 'records', pieces },
			...rung,
		})
	}
}

/** How many records pieces of records name. */
export function recordsOf(pieces: readonly Piece[]): number {
	return pieces.length === 1 ? 1 : new Set(pieces.map(piece => piece.origin)).size
}

/** What carried parts of these records; `isOpened`: it took whole ones. */
export function carriersOf(
	records: readonly Pick<RecordRow, 'pieces'>[],
	pieces: readonly Piece[],
	isOpened = false,
): readonly Pick<Piece, 'origin'>[] {
	const [only] = pieces
	if (pieces.length === 1 && only!.length > 0) {
		const carriers = records[only!.origin]!.pieces
		if (carriers.length === 1) return carriers
	}
	return pieces.flatMap((piece): readonly Pick<Piece, 'origin'>[] => {
		const { pieces } = records[piece.origin]!
		return isOpened ? pieces : trace(pieces, { start: piece.offset, end: piece.offset + piece.length })
	})
}
