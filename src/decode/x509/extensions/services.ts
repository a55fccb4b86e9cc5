import { EXTENSIONS } from '../../registry/extensions.js'
import { listOf } from '../der.js'
import { TAG } from '../tags.js'
import { nothing, smallInteger } from '../values.js'
import type { ExtensionForm } from './values.js'

/** TLS features (RFC 7633, 4.1): numbers of TLS extensions that a server with this certificate must answer. */
export const tlsFeature: ExtensionForm = (r, into) => {
	into.tlsFeatures = listOf(
		r,
		'features',
		r => smallInteger(r, 'feature', TAG.integer, EXTENSIONS),
		feature => EXTENSIONS(feature) ?? String(feature),
	)
}

/** RFC 6960, 4.2.2.2.1. */
export const ocspNoCheck: ExtensionForm = (r, into) => {
	nothing(r, 'ocsp_no_check')
	into.ocspNoCheck = true
}
