import { LIMITS } from '../../decode/limits.js'
import { sha256 } from '../digest.js'
import { saying } from '../saying.js'
import { type Certified, publicKeyOf } from './certified.js'
import { isSelfIssued, issuerKey, subjectKey } from './distinguished-name.js'
import type { CertificateMemory } from './memory.js'
import { type PathProblem, pathProblems } from './path-rules.js'
import { checkSignature, type SignatureResult } from './signature.js'
import type { TrustAnchors } from './trust.js'

/** A certificate of a path. `place`: where it stands among those sent, from 0; nothing when only the bundle has it. */
export type Step = { readonly certificate: Certified; readonly place?: number; readonly isAnchor: boolean }

/** From the sender's own certificate up. */
export type Path = {
	readonly steps: readonly Step[]
	/** Of each step by the key of the next; of a self-signed end by its own. One shorter than `steps` at another end. */
	readonly signatures: readonly SignatureResult[]
	/** `trusted`: a certificate of the bundle; `self_signed`: one that no other can vouch for; `no_issuer`: nobody has its issuer. */
	readonly end: 'trusted' | 'self_signed' | 'no_issuer' | 'limit'
	/** What RFC 5280, 6.1 forbids about it, but for dates and signatures. */
	readonly problems: readonly PathProblem[]
}

/** The paths that were found, at least one. */
export type Paths = readonly Path[]

/**
 * Looks for paths from the first certificate to one of the bundle, through what was sent and what the bundle has, in any
 * order: cross-signed authorities have several. The search is bounded; a path that ends early is one, too.
 */
export function findPaths(sent: readonly Certified[], trust: TrustAnchors, memory: CertificateMemory): Paths {
	return memory.paths(sent, () => {
		const search: Search = { sent, trust, memory, left: LIMITS.pathSteps, found: [] }
		extend(search, [stepOf(search, sent[0]!)], [])
		return search.found
	})
}

/** The best of some paths at a moment: verified signatures first, then trust, then rules, then dates, then fewest steps. */
export function bestPath(paths: Paths, time: number): Path {
	let best: { readonly path: Path; readonly marks: readonly number[] } | undefined
	for (const path of paths) {
		const marks = marksOf(path, time)
		if (best === undefined || isLess(marks, best.marks)) best = { path, marks }
	}
	return best!.path
}

/** The signature of a certificate by a key: computed once. */
export function signatureBy(
	memory: CertificateMemory,
	certificate: Certified,
	issuer: Pick<Certified, 'der' | 'said'>,
): SignatureResult {
	const key = publicKeyOf(issuer as Certified)
	return memory.signature(`${certificate.sha256} ${sha256(key)}`, () => {
		const { der, said, disagrees } = certificate
		const { tbs, signature } = said.spans
		const algorithm = said.signatureAlgorithm
		if (tbs === undefined || signature === undefined || algorithm === undefined)
			return { state: 'failed', how: saying('no_signature'), why: saying('unreadable_signature') }
		if (disagrees)
			return {
				state: 'failed',
				how: algorithm.name,
				why: saying('other_algorithm'),
			}
		return checkSignature(
			algorithm,
			key,
			der.subarray(tbs.start, tbs.end),
			der.subarray(signature.start, signature.end),
		)
	})
}

type Search = {
	readonly sent: readonly Certified[]
	readonly trust: TrustAnchors
	readonly memory: CertificateMemory
	left: number
	readonly found: Path[]
}

function extend(search: Search, steps: readonly Step[], signatures: readonly SignatureResult[]): void {
	const { certificate, isAnchor } = steps.at(-1)!
	const own = isSelfIssued(certificate) ? signatureBy(search.memory, certificate, certificate) : undefined
	const isOwn = own?.state === 'verified'
	const withOwn = own ? [...signatures, own] : signatures
	const issuers = isAnchor || isOwn ? [] : issuersOf(search, certificate, steps)
	if (isAnchor) finish(search, steps, isOwn ? withOwn : signatures, 'trusted')
	else if (issuers.length === 0 && own && !isOfAnotherKey(certificate)) finish(search, steps, withOwn, 'self_signed')
	else if (issuers.length === 0) finish(search, steps, signatures, 'no_issuer')
	const signed = issuers.map(step => ({ step, signature: signatureBy(search.memory, certificate, step.certificate) }))
	// A key that has not made the signature leads nowhere, unless there is no other: then the path shows what is broken.
	const sound = signed.filter(({ signature }) => signature.state !== 'failed')
	for (const { step, signature } of sound.length > 0 ? sound : signed.slice(0, 1)) {
		if (search.left-- <= 0 || steps.length >= LIMITS.pathLength) {
			finish(search, steps, signatures, 'limit')
			return
		}
		extend(search, [...steps, step], [...signatures, signature])
	}
}

/** Whether it says itself that a key other than its own has signed it: that of an authority of the same name. */
function isOfAnotherKey({ said }: Certified): boolean {
	const wanted = said.authorityKeyId?.keyId
	return wanted !== undefined && said.subjectKeyId !== undefined && wanted !== said.subjectKeyId
}

function finish(
	search: Search,
	steps: readonly Step[],
	signatures: readonly SignatureResult[],
	how: Path['end'],
): void {
	if (search.found.length >= LIMITS.paths) return
	search.found.push({ steps, signatures, end: how, problems: pathProblems(steps.map(step => step.certificate)) })
}

/** Certificates whose subject is the issuer's name: those of the bundle first, and first whose key identifier fits. */
function issuersOf(search: Search, certificate: Certified, steps: readonly Step[]): Step[] {
	const name = issuerKey(certificate)
	const candidates = [
		...search.trust.named(name),
		...search.sent.filter(sent => sent.fault === undefined && subjectKey(sent) === name),
	]
	const seen = new Set(steps.map(step => step.certificate.sha256))
	const fresh = candidates.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256))
	const wanted = certificate.said.authorityKeyId?.keyId
	const strangeness = ({ said }: Certified) =>
		wanted === undefined || said.subjectKeyId === undefined || said.subjectKeyId === wanted ? 0 : 1
	return fresh.sort((a, b) => strangeness(a) - strangeness(b)).map(issuer => stepOf(search, issuer))
}

function stepOf({ sent, trust }: Search, certificate: Certified): Step {
	const place = sent.findIndex(({ sha256 }) => sha256 === certificate.sha256)
	return { certificate, ...(place >= 0 && { place }), isAnchor: trust.has(certificate.sha256) }
}

function marksOf({ steps, signatures, end, problems }: Path, time: number): number[] {
	const count = (state: SignatureResult['state']) => signatures.filter(signature => signature.state === state).length
	const outdated = steps.filter(({ certificate: { said } }) => !isWithin(said.notBefore, said.notAfter, time)).length
	const misplaced = steps.filter(({ place }, i) => place !== undefined && place !== i).length
	return [
		count('failed'),
		count('unchecked'),
		end === 'trusted' ? 0 : 1,
		problems.length,
		outdated,
		misplaced,
		steps.length,
	]
}

function isWithin(from: { epoch: number } | undefined, to: { epoch: number } | undefined, time: number): boolean {
	return from !== undefined && to !== undefined && from.epoch <= time && time <= to.epoch
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
	const at = a.findIndex((mark, i) => mark !== b[i])
	return at >= 0 && a[at]! < b[at]!
}
