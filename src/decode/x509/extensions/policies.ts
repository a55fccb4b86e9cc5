import type { Reader } from '../../reader.js'
import { any, isNext, listOf, sequence } from '../der.js'
import { oidText } from '../oid.js'
import { TAG } from '../tags.js'
import { oid, smallInteger, text, textAs } from '../values.js'
import type { ExtensionForm, Policy } from './values.js'

/** RFC 5280, 4.2.1.4. */
export const certificatePolicies: ExtensionForm = (r, into) => {
	into.policies = listOf(r, 'certificate_policies', policyInformation, ({ id, name }) => name ?? id)
}

/** RFC 5280, 4.2.1.5. */
export const policyMappings: ExtensionForm = (r, into) => {
	into.policyMappings = listOf(r, 'policy_mappings', r =>
		sequence(r, 'policy_mapping', r => {
			const issuer = oid(r, 'issuer_domain_policy')
			const subject = oid(r, 'subject_domain_policy')
			if (issuer === undefined || subject === undefined) return undefined
			if (r.tracing) r.describe(`${oidText(issuer)} is ${oidText(subject)}`)
			return { issuer: issuer.id, subject: subject.id }
		}),
	)
}

type Qualifier = { readonly cps?: string; readonly notice?: string }

function policyInformation(r: Reader): Policy | undefined {
	return sequence(r, 'policy_information', r => {
		const policy = oid(r, 'policy_identifier')
		const qualifiers = r.left > 0 ? listOf(r, 'policy_qualifiers', policyQualifierInfo) : []
		if (policy === undefined) return undefined
		if (r.tracing) r.describe(oidText(policy))
		return {
			...policy,
			cps: qualifiers.map(({ cps }) => cps).filter(cps => cps !== undefined),
			notices: qualifiers.map(({ notice }) => notice).filter(notice => notice !== undefined),
		}
	})
}

function policyQualifierInfo(r: Reader): Qualifier | undefined {
	return sequence(r, 'policy_qualifier_info', r => {
		const kind = oid(r, 'policy_qualifier_id')
		if (kind?.id === CPS) {
			const cps = textAs(r, 'cps_uri', TAG.ia5String)
			return cps === undefined ? undefined : { cps }
		}
		if (kind?.id === USER_NOTICE) return userNotice(r)
		any(r, 'qualifier')
		return undefined
	})
}

const CPS = '1.3.6.1.5.5.7.2.1'
const USER_NOTICE = '1.3.6.1.5.5.7.2.2'

function userNotice(r: Reader): Qualifier | undefined {
	return sequence(r, 'user_notice', r => {
		if (isNext(r, TAG.sequence)) noticeReference(r)
		const notice = r.left > 0 ? text(r, 'explicit_text') : undefined
		if (r.tracing) r.describe(notice)
		return notice === undefined ? {} : { notice }
	})
}

function noticeReference(r: Reader): void {
	sequence(r, 'notice_ref', r => {
		text(r, 'organization')
		listOf(r, 'notice_numbers', r => smallInteger(r, 'notice_number'))
	})
}
