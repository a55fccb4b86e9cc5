import { saying } from '../saying.js'
import type { Certified } from './certified.js'
import { issuerOf, subjectOf } from './certified.js'
import { brokenSignature } from './chain.js'
import { issuerKey, nameKey } from './distinguished-name.js'
import type { Finding } from './finding.js'
import type { Path } from './paths.js'
import type { TrustAnchors } from './trust.js'
import { notTheKey } from './words.js'

/** Whether the path ends at a certificate of the bundle. */
export function proveTrust(
	path: Path,
	sent: readonly Certified[],
	trust: TrustAnchors,
	side: 'client' | 'server',
): Finding {
	const { steps, end, problems } = path
	const over = saying('path_from', { count: steps.length, name: subjectOf(steps[0]!.certificate) })
	const bundle = trust.name
	if (trust.isEmpty) {
		const why = saying('nothing_to_trust', { bundle })
		return { over, state: 'unchecked', missing: '--ca', why }
	}
	// What an end that nobody trusts says of itself changes nothing.
	const broken = end === 'self_signed' ? brokenSignature(path, steps.length - 1) : brokenSignature(path)
	if (broken) return { over, ...broken }
	if (end !== 'trusted') return { over, state: 'failed', ...untrusted(path, sent, trust) }
	if (problems[0]) return { over, state: 'failed', fault: problems[0].fault, why: problems[0].text }
	const name = subjectOf(steps.at(-1)!.certificate)
	const first = saying(steps.length === 1 ? 'stands_in' : 'chains_to', { name, bundle })
	return { over, state: 'verified', why: saying('besides', { first, second: notTheKey(side) }) }
}

function untrusted(
	{ steps, end }: Path,
	sent: readonly Certified[],
	trust: TrustAnchors,
): Pick<Finding, 'fault' | 'why'> & { readonly fault: NonNullable<Finding['fault']> } {
	const top = steps.at(-1)!.certificate
	const name = subjectOf(top)
	const bundle = trust.name
	if (end === 'limit') {
		return { fault: 'unknown_ca', why: saying('no_path', { bundle, count: steps.length, name }) }
	}
	if (end === 'self_signed') {
		if (steps.length === 1) return { fault: 'self_signed', why: saying('names_itself', { name, bundle }) }
		const hasNamesake = trust.named(issuerKey(top)).length > 0
		return {
			fault: 'unknown_ca',
			why: saying(hasNamesake ? 'chains_to_namesake' : 'chains_to_stranger', { name, bundle }),
		}
	}
	const issuer = issuerOf(top)
	const url = top.said.caIssuers[0]
	const first = saying('issuer_lacking', { issuer, name, bundle })
	const lacking = url === undefined ? first : saying('besides', { first, second: saying('to_be_had', { name, url }) })
	return isIntermediateMissing(
		steps.map(step => step.certificate),
		sent,
	)
		? { fault: 'missing_intermediate', why: lacking }
		: { fault: 'unknown_ca', why: lacking }
}

/**
 * Whether the missing issuer is rather an intermediate, which the sender ought to send, than a root, which it need not:
 * what else was sent, who has signed the issuer's own certificate (where the key identifier says that), and where the end
 * entity says its issuer is to be had are the only hints there are.
 */
function isIntermediateMissing(path: readonly Certified[], sent: readonly Certified[]): boolean {
	const top = path.at(-1)!
	const used = new Set(path.map(({ sha256 }) => sha256))
	if (sent.some(({ sha256, said }) => said.isCa && !used.has(sha256))) return true
	const above = top.said.authorityKeyId?.issuer?.find(({ name }) => name)?.name
	if (above) return nameKey(above) !== issuerKey(top)
	return !top.said.isCa && top.said.caIssuers.length > 0
}
