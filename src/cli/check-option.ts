import { PROOF_NAMES } from '../analyse/proofs/proof.js'
import type { Requirements } from '../verdict/requirements.js'
import { CAUSES, type Cause } from '../verdict/verdict.js'
import type { CheckOptions } from './options.js'
import { UsageError } from './usage-error.js'

/** What `--forbid`, `--require`, `--min-version` and `--expect` ask for. Throws a UsageError that names what it does not know. */
export function requirementsOf({ forbid, require, minVersion, expect }: CheckOptions): Requirements {
	const forbidden = forbid === undefined ? undefined : known('--forbid', forbid, CAUSES)
	const required = require === undefined ? [] : known('--require', require, PROOF_NAMES)
	return {
		...(forbidden && { forbidden: new Set<Cause>(forbidden) }),
		proofs: required,
		...(minVersion !== undefined && { minVersion: VERSIONS[minVersion]! }),
		...(expect !== undefined && { expected: expect }),
	}
}

/** The versions of `--min-version`. */
export const VERSIONS: Readonly<Record<string, number>> = { '1.0': 0x0301, '1.1': 0x0302, '1.2': 0x0303, '1.3': 0x0304 }

function known<Name extends string>(option: string, value: string, names: readonly Name[]): Name[] {
	return value.split(',').map(word => {
		const name = names.find(name => name === word.trim())
		if (name !== undefined) return name
		throw new UsageError(`${option} ${word}: there is no such name; there are ${names.join(', ')}`)
	})
}
