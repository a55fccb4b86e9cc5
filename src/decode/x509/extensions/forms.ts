import { issuerAltName, subjectAltName } from './alternative-names.js'
import { qcStatements, subjectDirectoryAttributes } from './attributes.js'
import { basicConstraints, inhibitAnyPolicy, nameConstraints, policyConstraints } from './constraints.js'
import { crlDistributionPoints, freshestCrl } from './distribution-points.js'
import { authorityInfoAccess, subjectInfoAccess } from './information-access.js'
import { authorityKeyIdentifier, subjectKeyIdentifier } from './key-identifiers.js'
import { extendedKeyUsage, keyUsage, privateKeyUsagePeriod } from './key-usage.js'
import { caVersion, certificateTemplate, certificateTemplateName } from './microsoft.js'
import { netscapeCertType, netscapeComment } from './netscape.js'
import { certificatePolicies, policyMappings } from './policies.js'
import { ocspNoCheck, tlsFeature } from './services.js'
import { precertificatePoison, signedCertificateTimestamps } from './transparency.js'
import type { ExtensionForm } from './values.js'

/** The extensions that are read by their own declaration, by number; any other is shown as the DER it is. */
export const FORMS: ReadonlyMap<string, ExtensionForm> = new Map([
	['2.5.29.9', subjectDirectoryAttributes],
	['2.5.29.14', subjectKeyIdentifier],
	['2.5.29.15', keyUsage],
	['2.5.29.16', privateKeyUsagePeriod],
	['2.5.29.17', subjectAltName],
	['2.5.29.18', issuerAltName],
	['2.5.29.19', basicConstraints],
	['2.5.29.30', nameConstraints],
	['2.5.29.31', crlDistributionPoints],
	['2.5.29.32', certificatePolicies],
	['2.5.29.33', policyMappings],
	['2.5.29.35', authorityKeyIdentifier],
	['2.5.29.36', policyConstraints],
	['2.5.29.37', extendedKeyUsage],
	['2.5.29.46', freshestCrl],
	['2.5.29.54', inhibitAnyPolicy],
	['1.3.6.1.5.5.7.1.1', authorityInfoAccess],
	['1.3.6.1.5.5.7.1.3', qcStatements],
	['1.3.6.1.5.5.7.1.11', subjectInfoAccess],
	['1.3.6.1.5.5.7.1.24', tlsFeature],
	['1.3.6.1.5.5.7.48.1.5', ocspNoCheck],
	['1.3.6.1.4.1.11129.2.4.2', signedCertificateTimestamps],
	['1.3.6.1.4.1.11129.2.4.3', precertificatePoison],
	['1.3.6.1.4.1.11129.2.4.5', signedCertificateTimestamps],
	['1.3.6.1.4.1.311.20.2', certificateTemplateName],
	['1.3.6.1.4.1.311.21.1', caVersion],
	['1.3.6.1.4.1.311.21.7', certificateTemplate],
	['2.16.840.1.113730.1.1', netscapeCertType],
	['2.16.840.1.113730.1.13', netscapeComment],
])
