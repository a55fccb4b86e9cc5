import type { Reader } from '../../reader.js'
import { isNext, listOf, sequence } from '../der.js'
import { generalName, generalNameText } from '../general-name.js'
import { context, contextOf, TAG } from '../tags.js'
import { boolean, smallInteger } from '../values.js'
import type { ExtensionForm, Subtree } from './values.js'

/** RFC 5280, 4.2.1.9. */
export const basicConstraints: ExtensionForm = (r, into) => {
	into.basicConstraints = sequence(r, 'basic_constraints', r => {
		const ca = isNext(r, TAG.boolean) ? boolean(r, 'ca') : false
		const bounded = isNext(r, TAG.integer)
		const pathLength = bounded ? smallInteger(r, 'path_len_constraint') : undefined
		if (ca === undefined || (bounded && pathLength === undefined)) return undefined
		const words = ca ? 'certificate authority' : 'not a certificate authority'
		if (r.tracing) r.describe(pathLength === undefined ? words : `${words}, issuers below: ${pathLength}`)
		return { ca, ...(pathLength !== undefined && { pathLength }) }
	})
}

/** RFC 5280, 4.2.1.10. */
export const nameConstraints: ExtensionForm = (r, into) => {
	into.nameConstraints = sequence(r, 'name_constraints', r => {
		const permitted = isNext(r, contextOf(0)) ? subtrees(r, 'permitted_subtrees', 0) : []
		const excluded = isNext(r, contextOf(1)) ? subtrees(r, 'excluded_subtrees', 1) : []
		return { permitted, excluded }
	})
}

/** RFC 5280, 4.2.1.11. */
export const policyConstraints: ExtensionForm = (r, into) => {
	into.policyConstraints = sequence(r, 'policy_constraints', r => {
		const requireExplicit = skipCerts(r, 'require_explicit_policy', 0)
		const inhibitMapping = skipCerts(r, 'inhibit_policy_mapping', 1)
		return {
			...(requireExplicit !== undefined && { requireExplicit }),
			...(inhibitMapping !== undefined && { inhibitMapping }),
		}
	})
}

/** RFC 5280, 4.2.1.14. */
export const inhibitAnyPolicy: ExtensionForm = (r, into) => {
	into.inhibitAnyPolicy = smallInteger(r, 'inhibit_any_policy')
}

function skipCerts(r: Reader, field: string, tag: number): number | undefined {
	return isNext(r, context(tag)) ? smallInteger(r, field, context(tag)) : undefined
}

function subtrees(r: Reader, field: string, tag: number): Subtree[] {
	return listOf(r, field, subtree, subtree => generalNameText(subtree.base), contextOf(tag))
}

function subtree(r: Reader): Subtree | undefined {
	return sequence(r, 'general_subtree', r => {
		const base = generalName(r, 'base', true)
		const minimum = isNext(r, context(0)) ? smallInteger(r, 'minimum', context(0)) : 0
		const maximum = isNext(r, context(1)) ? smallInteger(r, 'maximum', context(1)) : undefined
		if (base === undefined || minimum === undefined) return undefined
		if (r.tracing) r.describe(generalNameText(base))
		return { base, minimum, ...(maximum !== undefined && { maximum }) }
	})
}
