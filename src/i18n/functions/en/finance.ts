import type { FunctionRow } from '../functionHelp.ts';

const RATE = 'rate:interest rate per period';
const PERIODS = 'periods:number of payments in all';
const PERIOD = 'period:which period, from 1';
const PAYMENT = 'payment:amount paid each period; what is paid out is negative';
const PRESENT = 'present_value:amount now, such as a loan';
const OPTIONAL_PRESENT = '[present_value]:amount now; 0 if left out';
const OPTIONAL_FUTURE = '[future_value]:amount left after the last period; 0 if left out';
const DUE = '[type]:0 or left out at the end of a period, 1 at its start';
const GUESS = '[guess]:number near the result; 0.1 if left out';
const LOAN_SPAN = [
  'first_period:first to add',
  'last_period:last to add',
  'type:0 at the end of a period, 1 at its start',
] as const;
const ASSET = [
  'cost:value of the asset when new',
  'salvage:value at the end of its life',
  'life:number of periods',
] as const;
const BILL_DATES = ['settlement:day the bill is bought', 'maturity:day the bill falls due'] as const;
const DISCOUNT = 'discount:discount rate per year';

export const finance: readonly FunctionRow[] = [
  ['CUMIPMT', 'Interest paid on a loan between two periods.', RATE, PERIODS, PRESENT, ...LOAN_SPAN],
  ['CUMPRINC', 'Principal paid on a loan between two periods.', RATE, PERIODS, PRESENT, ...LOAN_SPAN],
  [
    'DB',
    'Depreciation of a period by the fixed declining balance.',
    ...ASSET,
    PERIOD,
    '[months]:months of the first year; 12 if left out',
  ],
  [
    'DDB',
    'Depreciation of a period by the double declining balance.',
    ...ASSET,
    PERIOD,
    '[factor]:rate of decline; 2 if left out',
  ],
  [
    'DOLLARDE',
    'Turns a price written as a fraction into a decimal number.',
    'fractional_price:such as 1.02 for 1 and 2/16',
    'denominator:such as 16',
  ],
  [
    'DOLLARFR',
    'Turns a decimal price into one written as a fraction.',
    'decimal_price:such as 1.125',
    'denominator:such as 16',
  ],
  [
    'EFFECT',
    'Effective yearly interest rate from the nominal one.',
    'nominal_rate:nominal rate per year',
    'periods:compounding periods per year',
  ],
  ['FV', 'Future value of equal payments.', RATE, PERIODS, PAYMENT, OPTIONAL_PRESENT, DUE],
  [
    'FVSCHEDULE',
    'Future value of an amount under changing interest rates.',
    'principal:amount at the start',
    'rates:range with the rate of each period',
  ],
  ['IPMT', 'Interest in the equal payment of a period.', RATE, PERIOD, PERIODS, PRESENT, OPTIONAL_FUTURE, DUE],
  [
    'IRR',
    'Internal rate of return of regular cash flows.',
    'cash_flows:range with negative and positive numbers',
    GUESS,
  ],
  [
    'ISPMT',
    'Interest of a period when the principal is paid in equal parts.',
    RATE,
    'period:which period, from 0',
    PERIODS,
    PRESENT,
  ],
  [
    'MIRR',
    'Internal rate of return with rates for finance and reinvestment.',
    'cash_flows:range with negative and positive numbers',
    'finance_rate:rate on what is paid out',
    'reinvest_rate:rate on what comes in',
  ],
  [
    'NOMINAL',
    'Nominal yearly interest rate from the effective one.',
    'effective_rate:effective rate per year',
    'periods:compounding periods per year',
  ],
  ['NPER', 'Number of periods until equal payments pay an amount off.', RATE, PAYMENT, PRESENT, OPTIONAL_FUTURE, DUE],
  [
    'NPV',
    'Net present value of regular cash flows.',
    'rate:discount rate per period',
    'value1…:cash flows at the end of each period',
  ],
  ['PDURATION', 'Number of periods until an investment reaches a value.', RATE, PRESENT, 'future_value:value to reach'],
  ['PMT', 'Equal payment of each period of a loan.', RATE, PERIODS, PRESENT, OPTIONAL_FUTURE, DUE],
  ['PPMT', 'Principal in the equal payment of a period.', RATE, PERIOD, PERIODS, PRESENT, OPTIONAL_FUTURE, DUE],
  ['PV', 'Present value of equal payments.', RATE, PERIODS, PAYMENT, OPTIONAL_FUTURE, DUE],
  ['RATE', 'Interest rate per period of equal payments.', PERIODS, PAYMENT, PRESENT, OPTIONAL_FUTURE, DUE, GUESS],
  [
    'RRI',
    'Interest rate per period that equals the growth of an investment.',
    'periods:number of periods',
    PRESENT,
    'future_value:value after the last period',
  ],
  ['SLN', 'Straight-line depreciation of each period.', ...ASSET],
  ['SYD', 'Depreciation of a period by the sum of the years.', ...ASSET, PERIOD],
  ['TBILLEQ', 'Yield of a treasury bill put as that of a bond.', ...BILL_DATES, DISCOUNT],
  ['TBILLPRICE', 'Price of a treasury bill per 100 of face value.', ...BILL_DATES, DISCOUNT],
  ['TBILLYIELD', 'Yield of a treasury bill.', ...BILL_DATES, 'price:price per 100 of face value'],
  [
    'XIRR',
    'Internal rate of return of dated cash flows.',
    'cash_flows:range with negative and positive numbers',
    'dates:date of each of them',
    GUESS,
  ],
  [
    'XNPV',
    'Net present value of dated cash flows.',
    'rate:discount rate per year',
    'cash_flows:range of cash flows',
    'dates:date of each of them',
  ],
];
