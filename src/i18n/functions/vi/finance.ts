import type { FunctionRow } from '../functionHelp.ts';

const RATE = 'lãi_suất:lãi suất mỗi kỳ';
const PERIODS = 'số_kỳ:tổng số kỳ trả';
const PERIOD = 'kỳ:kỳ được tính, từ 1';
const PAYMENT = 'khoản_trả:số tiền trả mỗi kỳ; tiền chi ra là số âm';
const PRESENT = 'giá_trị_hiện_tại:số tiền hiện tại, như tiền vay';
const OPTIONAL_PRESENT = '[giá_trị_hiện_tại]:số tiền hiện tại; bỏ trống là 0';
const OPTIONAL_FUTURE = '[giá_trị_tương_lai]:số tiền còn lại sau kỳ cuối; bỏ trống là 0';
const DUE = '[loại]:0 hoặc bỏ trống trả cuối kỳ, 1 trả đầu kỳ';
const GUESS = '[ước_đoán]:số gần kết quả; bỏ trống là 0,1';
const LOAN_SPAN = ['kỳ_đầu:kỳ bắt đầu cộng', 'kỳ_cuối:kỳ cuối được cộng', 'loại:0 trả cuối kỳ, 1 trả đầu kỳ'] as const;
const ASSET = [
  'nguyên_giá:giá trị ban đầu của tài sản',
  'giá_trị_thanh_lý:giá trị còn lại khi hết thời gian sử dụng',
  'thời_gian_sử_dụng:số kỳ khấu hao',
] as const;
const BILL_DATES = ['ngày_thanh_toán:ngày mua tín phiếu', 'ngày_đáo_hạn:ngày tín phiếu đến hạn'] as const;
const DISCOUNT = 'tỷ_lệ_chiết_khấu:tỷ lệ chiết khấu mỗi năm';

export const finance: readonly FunctionRow[] = [
  ['CUMIPMT', 'Tổng tiền lãi phải trả giữa hai kỳ của một khoản vay.', RATE, PERIODS, PRESENT, ...LOAN_SPAN],
  ['CUMPRINC', 'Tổng tiền gốc phải trả giữa hai kỳ của một khoản vay.', RATE, PERIODS, PRESENT, ...LOAN_SPAN],
  [
    'DB',
    'Khấu hao của một kỳ theo số dư giảm dần với tỷ lệ cố định.',
    ...ASSET,
    PERIOD,
    '[số_tháng]:số tháng của năm đầu; bỏ trống là 12',
  ],
  ['DDB', 'Khấu hao của một kỳ theo số dư giảm dần kép.', ...ASSET, PERIOD, '[hệ_số]:tốc độ giảm; bỏ trống là 2'],
  [
    'DOLLARDE',
    'Đổi giá ghi theo phân số thành số thập phân.',
    'giá_phân_số:như 1,02 nghĩa là 1 và 2/16',
    'mẫu_số:như 16',
  ],
  ['DOLLARFR', 'Đổi giá thập phân thành giá ghi theo phân số.', 'giá_thập_phân:như 1,125', 'mẫu_số:như 16'],
  [
    'EFFECT',
    'Lãi suất thực tế mỗi năm từ lãi suất danh nghĩa.',
    'lãi_suất_danh_nghĩa:lãi suất danh nghĩa mỗi năm',
    'số_kỳ:số kỳ ghép lãi mỗi năm',
  ],
  ['FV', 'Giá trị tương lai của các khoản trả đều.', RATE, PERIODS, PAYMENT, OPTIONAL_PRESENT, DUE],
  [
    'FVSCHEDULE',
    'Giá trị tương lai của một số tiền theo các lãi suất thay đổi.',
    'vốn_gốc:số tiền ban đầu',
    'các_lãi_suất:vùng lãi suất của từng kỳ',
  ],
  ['IPMT', 'Tiền lãi trong khoản trả đều của một kỳ.', RATE, PERIOD, PERIODS, PRESENT, OPTIONAL_FUTURE, DUE],
  ['IRR', 'Tỷ suất hoàn vốn nội bộ của một dòng tiền đều kỳ.', 'dòng_tiền:vùng có cả số âm và số dương', GUESS],
  ['ISPMT', 'Tiền lãi của một kỳ khi trả gốc đều.', RATE, 'kỳ:kỳ được tính, từ 0', PERIODS, PRESENT],
  [
    'MIRR',
    'Tỷ suất hoàn vốn nội bộ có kể lãi vay và lãi tái đầu tư.',
    'dòng_tiền:vùng có cả số âm và số dương',
    'lãi_vay:lãi suất của tiền chi ra',
    'lãi_tái_đầu_tư:lãi suất của tiền thu về',
  ],
  [
    'NOMINAL',
    'Lãi suất danh nghĩa mỗi năm từ lãi suất thực tế.',
    'lãi_suất_thực_tế:lãi suất thực tế mỗi năm',
    'số_kỳ:số kỳ ghép lãi mỗi năm',
  ],
  ['NPER', 'Số kỳ cần để trả hết với các khoản trả đều.', RATE, PAYMENT, PRESENT, OPTIONAL_FUTURE, DUE],
  [
    'NPV',
    'Giá trị hiện tại ròng của một dòng tiền đều kỳ.',
    'lãi_suất:tỷ lệ chiết khấu mỗi kỳ',
    'giá_trị_1…:tiền thu chi ở cuối từng kỳ',
  ],
  [
    'PDURATION',
    'Số kỳ cần để một khoản đầu tư đạt giá trị đã cho.',
    RATE,
    PRESENT,
    'giá_trị_tương_lai:giá trị cần đạt',
  ],
  ['PMT', 'Khoản trả đều mỗi kỳ của một khoản vay.', RATE, PERIODS, PRESENT, OPTIONAL_FUTURE, DUE],
  ['PPMT', 'Tiền gốc trong khoản trả đều của một kỳ.', RATE, PERIOD, PERIODS, PRESENT, OPTIONAL_FUTURE, DUE],
  ['PV', 'Giá trị hiện tại của các khoản trả đều.', RATE, PERIODS, PAYMENT, OPTIONAL_FUTURE, DUE],
  ['RATE', 'Lãi suất mỗi kỳ của các khoản trả đều.', PERIODS, PAYMENT, PRESENT, OPTIONAL_FUTURE, DUE, GUESS],
  [
    'RRI',
    'Lãi suất mỗi kỳ tương đương với mức tăng của một khoản đầu tư.',
    'số_kỳ:số kỳ đầu tư',
    PRESENT,
    'giá_trị_tương_lai:giá trị sau kỳ cuối',
  ],
  ['SLN', 'Khấu hao đều mỗi kỳ.', ...ASSET],
  ['SYD', 'Khấu hao của một kỳ theo tổng các số năm.', ...ASSET, PERIOD],
  ['TBILLEQ', 'Lợi suất của tín phiếu kho bạc quy đổi như trái phiếu.', ...BILL_DATES, DISCOUNT],
  ['TBILLPRICE', 'Giá của tín phiếu kho bạc trên 100 đơn vị mệnh giá.', ...BILL_DATES, DISCOUNT],
  ['TBILLYIELD', 'Lợi suất của tín phiếu kho bạc.', ...BILL_DATES, 'giá:giá trên 100 đơn vị mệnh giá'],
  [
    'XIRR',
    'Tỷ suất hoàn vốn nội bộ của dòng tiền theo ngày.',
    'dòng_tiền:vùng có cả số âm và số dương',
    'các_ngày:ngày của từng khoản',
    GUESS,
  ],
  [
    'XNPV',
    'Giá trị hiện tại ròng của dòng tiền theo ngày.',
    'lãi_suất:tỷ lệ chiết khấu mỗi năm',
    'dòng_tiền:vùng tiền thu chi',
    'các_ngày:ngày của từng khoản',
  ],
];
