import type { FunctionRow } from '../functionHelp.ts';

const DATE = 'ngày:ngày hoặc ô chứa ngày';
const START = 'ngày_bắt_đầu:ngày đầu';
const END = 'ngày_kết_thúc:ngày cuối';
const TIME = 'giờ:giờ hoặc ô chứa giờ';
const HOLIDAYS = '[ngày_nghỉ]:vùng các ngày nghỉ lễ';
const WEEKEND = '[cuối_tuần]:1 thứ bảy và chủ nhật, 11 chỉ chủ nhật, hoặc chữ như "0000011"; bỏ trống là 1';
const MONTHS = 'số_tháng:số tháng cộng thêm; số âm là lùi lại';

export const date: readonly FunctionRow[] = [
  ['DATE', 'Ghép năm, tháng, ngày thành một ngày.', 'năm:như 2025', 'tháng:từ 1 đến 12', 'ngày:ngày trong tháng'],
  [
    'DATEDIF',
    'Số ngày, tháng hoặc năm tròn giữa hai ngày.',
    START,
    'ngày_kết_thúc:không sớm hơn ngày đầu',
    'đơn_vị:viết hoa: "Y" năm, "M" tháng, "D" ngày, "MD", "YM" hoặc "YD" cho phần lẻ',
  ],
  ['DATEVALUE', 'Đổi chữ ghi ngày thành ngày.', 'chữ:như "31/12/2025"'],
  ['DAY', 'Ngày trong tháng, từ 1 đến 31.', DATE],
  ['DAYS', 'Số ngày giữa hai ngày.', END, START],
  [
    'DAYS360',
    'Số ngày giữa hai ngày theo năm 360 ngày.',
    START,
    END,
    '[kiểu_châu_Âu]:TRUE là cách tính châu Âu; bỏ trống là cách tính Mỹ',
  ],
  ['EDATE', 'Cùng ngày đó trước hoặc sau một số tháng.', START, MONTHS],
  ['EOMONTH', 'Ngày cuối tháng trước hoặc sau một số tháng.', START, MONTHS],
  ['HOUR', 'Giờ trong ngày, từ 0 đến 23.', TIME],
  ['INTERVAL', 'Viết số giây thành khoảng thời gian như PT1H30M.', 'số_giây:tổng số giây'],
  ['ISOWEEKNUM', 'Số thứ tự của tuần trong năm theo chuẩn ISO, tuần bắt đầu từ thứ hai.', DATE],
  ['MINUTE', 'Phút trong giờ, từ 0 đến 59.', TIME],
  ['MONTH', 'Tháng trong năm, từ 1 đến 12.', DATE],
  ['NETWORKDAYS', 'Số ngày làm việc giữa hai ngày, kể cả hai ngày đó.', START, END, HOLIDAYS],
  ['NETWORKDAYS.INTL', 'Số ngày làm việc giữa hai ngày với ngày cuối tuần tự chọn.', START, END, WEEKEND, HOLIDAYS],
  ['NOW', 'Ngày và giờ hiện tại, đổi mỗi lần tính lại.'],
  ['SECOND', 'Giây trong phút, từ 0 đến 59.', TIME],
  ['TIME', 'Ghép giờ, phút, giây thành giờ trong ngày.', 'giờ:từ 0 đến 23', 'phút:từ 0 đến 59', 'giây:từ 0 đến 59'],
  ['TIMEVALUE', 'Đổi chữ ghi giờ thành phần của một ngày.', 'chữ:như "07:30"'],
  ['TODAY', 'Ngày hôm nay.'],
  [
    'WEEKDAY',
    'Số thứ tự của ngày trong tuần.',
    DATE,
    '[kiểu]:1 hoặc bỏ trống: chủ nhật là 1; 2: thứ hai là 1; 3: thứ hai là 0',
  ],
  [
    'WEEKNUM',
    'Số thứ tự của tuần trong năm.',
    DATE,
    '[kiểu]:1 hoặc bỏ trống: tuần từ chủ nhật; 2: tuần từ thứ hai; 21: chuẩn ISO',
  ],
  [
    'WORKDAY',
    'Ngày làm việc trước hoặc sau một số ngày làm việc.',
    START,
    'số_ngày:số ngày làm việc; số âm là lùi lại',
    HOLIDAYS,
  ],
  [
    'WORKDAY.INTL',
    'Ngày làm việc trước hoặc sau một số ngày làm việc, với ngày cuối tuần tự chọn.',
    START,
    'số_ngày:số ngày làm việc; số âm là lùi lại',
    WEEKEND,
    HOLIDAYS,
  ],
  ['YEAR', 'Năm của một ngày.', DATE],
  [
    'YEARFRAC',
    'Phần năm giữa hai ngày.',
    START,
    END,
    '[cơ_sở]:0 hoặc bỏ trống 30/360 kiểu Mỹ, 1 ngày thực tế, 2 thực tế/360, 3 thực tế/365, 4 30/360 kiểu châu Âu',
  ],
];
