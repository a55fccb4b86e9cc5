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
	const over = `path of ${steps.length} from ${subjectOf(steps[0]!.certificate)}`
	if (trust.isEmpty) {
		const why = `there is no certificate to trust: ${trust.name}`
		return { over, state: 'unchecked', missing: '--ca', why }
	}
	// What an end that nobody trusts says of itself changes nothing.
	const broken = end === 'self_signed' ? brokenSignature(path, steps.length - 1) : brokenSignature(path)
	if (broken) return { over, ...broken }
	if (end !== 'trusted') return { over, state: 'failed', ...untrusted(path, sent, trust) }
	if (problems[0]) return { over, state: 'failed', fault: problems[0].fault, why: problems[0].text }
	const root = subjectOf(steps.at(-1)!.certificate)
	const words = steps.length === 1 ? `${root} itself stands in ${trust.name}` : `chains to ${root} in ${trust.name}`
	return { over, state: 'verified', why: `${words}; ${notTheKey(side)}` }
}

function untrusted(
	{ steps, end }: Path,
	sent: readonly Certified[],
	trust: TrustAnchors,
): Pick<Finding, 'fault' | 'why'> & { readonly fault: NonNullable<Finding['fault']> } {
	const top = steps.at(-1)!.certificate
	const name = subjectOf(top)
	if (end === 'limit') {
		const why = `no path to ${trust.name} within ${steps.length} certificates: ${name} is as far as was looked`
		return { fault: 'unknown_ca', why }
	}
	if (end === 'self_signed') {
		if (steps.length === 1)
			return { fault: 'self_signed', why: `${name} names itself as its issuer, and is not in ${trust.name}` }
		const namesake = trust.named(issuerKey(top)).length > 0 ? ', which has another one of that name' : ''
		return {
			fault: 'unknown_ca',
			why: `chains to ${name}, which names itself as its issuer and is not in ${trust.name}${namesake}`,
		}
	}
	const issuer = issuerOf(top)
	const where = top.said.caIssuers[0] === undefined ? '' : `; ${name} says it is to be had at ${top.said.caIssuers[0]}`
	const lacking = `the certificate of ${issuer}, which has signed ${name}, was not sent and is not in ${trust.name}${where}`
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
