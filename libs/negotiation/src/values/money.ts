import { parseDecimal, type Decimal } from './decimal';
import { fault, fieldsOf, parsed, type Parsed } from './parsed';

/** An amount as printed, in units of the currency (pounds, not pence). `currency`: ISO 4217. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

/** The national currencies of ISO 4217, list one, and the euro; no funds, metals or test codes. */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE ' +
    'CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES ' +
    'KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
    'NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND ' +
    'TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'
  ).split(' '),
);

/** Faults: `value-form`, `value-field-unknown`, `decimal-form`, `currency-unknown`. */
export function parseMoney(raw: unknown): Parsed<Money> {
  const fields = fieldsOf(raw, 'Money', ['amount', 'currency']);
  if (!fields.ok) return fields;
  const { amount, currency } = fields.value;
  const decimal = parseDecimal(amount);
  if (!decimal.ok) return decimal;
  if (typeof currency === 'string' && CURRENCIES.has(currency)) return parsed({ amount: decimal.value, currency });
  return fault('currency-unknown', 'Give the currency by its ISO 4217 code, such as GBP.');
}
