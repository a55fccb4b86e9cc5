import { certificateProofs } from '../certificates/prove.js'
import type { Remark } from '../certificates/sent-chain.js'
import type { ProveOptions } from '../certificates/trust.js'
import { saying } from '../saying.js'
import { certificateVerify } from './certificate-verify.js'
import { downgrade } from './downgrade.js'
import { finished } from './finished.js'
import { lateAuthentications } from './late-authentication.js'
import type { Entry, HandshakeMaterials, Materials } from './materials.js'
import type { Proof, ProofSide } from './proof.js'
import { pskBinder } from './psk-binder.js'
import { records } from './records.js'
import { serverKeyExchange } from './server-key-exchange.js'
import { chainOf } from './shown-chains.js'
import { type View, viewOf } from './view.js'

/** What came of checking a conversation. */
export type Proven = { readonly proofs: readonly Proof[]; readonly remarks: readonly Remark[] }

/** What proving one handshake after the other takes along. */
export type Proving = {
	readonly options: ProveOptions
	/** Chains that were shown before on this connection, by side and hashes: they promise nothing new. */
	readonly seen: Set<string>
	/** The handshakes so far. */
	readonly count: number
}

/**
 * Checks every promise of one conversation. A proof is there when the handshake holds what it is about, or must have held
 * it where something is missing: a session that is taken up again shows no certificate, and none is proven. Pure: the
 * same materials give the same proofs.
 */
export function prove(materials: Materials, options: ProveOptions): Proven {
	const seen = new Set<string>()
	const proven = materials.handshakes.map((handshake, count) => proveHandshake(handshake, { options, seen, count }))
	const sealed = records(materials.records)
	return {
		proofs: [...proven.flatMap(({ proofs }) => proofs), ...(sealed ? [sealed] : [])],
		remarks: proven.flatMap(({ remarks }) => remarks),
	}
}

/** The same for one handshake, without the records. */
export function proveHandshake(handshake: HandshakeMaterials, proving: Proving): Proven {
	const view = viewOf(handshake, proving.count > 0)
	if (!view) return NOTHING
	const { memory } = proving.options
	const { entries } = view
	const server = proveChain(view, 'server', entries, proving)
	const client = proveChain(view, 'client', entries, proving)
	const proofs = [
		...server.proofs,
		serverKeyExchange(view, memory),
		certificateVerify(view, 'server', memory),
		...client.proofs,
		certificateVerify(view, 'client', memory),
		finished(view, 'client'),
		finished(view, 'server'),
		pskBinder(view),
	].filter(proof => proof !== undefined)
	const old = downgrade(view, proofs)
	const late = lateAuthentications(view).map(({ entries, since }): Proven => {
		const shown = proveChain(view, 'client', entries.slice(since), proving)
		const own = [certificateVerify(view, 'client', memory, entries, since), finished(view, 'client', entries, since)]
		return { proofs: [...shown.proofs, ...own.filter(proof => proof !== undefined).map(later)], remarks: shown.remarks }
	})
	const all = [...proofs, ...(old ? [old] : [])]
	return {
		proofs: [...(view.isRenegotiation ? all.map(again) : all), ...late.flatMap(({ proofs }) => proofs)],
		remarks: [server, client, ...late].flatMap(({ remarks }) => remarks),
	}
}

/** What certificates promise. */
function proveChain(view: View, from: ProofSide, entries: readonly Entry[], { options, seen }: Proving): Proven {
	const sent = chainOf(view, from, entries)
	if (!sent) return NOTHING
	if ('malformed' in sent) {
		const why = saying('certificate_unreadable')
		const over = saying('certificate_message')
		const messages = [sent.malformed]
		return {
			proofs: [{ what: 'chain', side: from, state: 'failed', over, why, fault: 'malformed', messages }],
			remarks: [],
		}
	}
	const name = `${from} ${sent.chain.map(der => options.memory.certificate(der).sha256).join()}`
	if (seen.has(name)) return NOTHING
	seen.add(name)
	return certificateProofs(sent, options)
}

const NOTHING: Proven = { proofs: [], remarks: [] }

const again = (proof: Proof): Proof => ({ ...proof, over: saying('renegotiation', { over: proof.over }) })
const later = (proof: Proof): Proof => ({ ...proof, over: saying('after_handshake', { over: proof.over }) })
