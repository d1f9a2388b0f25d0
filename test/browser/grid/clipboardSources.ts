/** What other programs put on the clipboard, written by hand after what they write: a small table copied in each. */

/** Excel with English signs: 1,234.5 | 12.50% | a long text that the HTML breaks | text that looks like a number. */
export const excel = {
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl65
	{mso-style-parent:style0;
	mso-number-format:"\\@";}
.xl66
	{mso-number-format:Percent;}
-->
</style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=256 style='border-collapse:collapse;width:192pt'>
<!--StartFragment-->
 <tr height=20 style='height:15.0pt'>
  <td height=20 align=right width=64 style='height:15.0pt;width:48pt'>1,234.5</td>
  <td class=xl66 align=right width=64 style='width:48pt'>12.50%</td>
  <td width=64 style='width:48pt'>Ban hành kịp
  thời</td>
  <td class=xl65 width=64 style='width:48pt'>001</td>
 </tr>
<!--EndFragment-->
</table></body></html>`,
  plain: '1,234.5\t12.50%\tBan hành kịp thời\t001\r\n',
};

/** LibreOffice: the number in full beside its rounded text, a day as its number, a text cell. */
export const libreOffice = {
  html: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head><body>
<table cellspacing="0" border="0"><colgroup span="4" width="85"></colgroup>
<tr>
<td height="17" align="right" sdval="0.333333333333333" sdnum="1033;0;0.00">0.33</td>
<td align="right" sdval="0.9117" sdnum="1033;0;0.00%">91.17%</td>
<td align="right" sdval="46387" sdnum="1033;0;MM/DD/YY">12/31/26</td>
<td align="left" sdnum="1033;0;@">007</td>
</tr></table></body></html>`,
  plain: '0.33\t91.17%\t12/31/26\t007\n',
};

/** Google Sheets: values as JSON in attributes. */
export const googleSheets = {
  html: `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1" data-sheets-baot="1"><colgroup><col width="100"/></colgroup><tbody>
<tr style="height:21px;">
<td style="text-align:right;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:1234.56789}" data-sheets-numberformat="{&quot;1&quot;:2,&quot;2&quot;:&quot;#,##0.00&quot;,&quot;3&quot;:1}" data-sheets-formula="=R[1]C[0]*2">1,234.57</td>
<td style="text-align:right;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:0.125}" data-sheets-numberformat="{&quot;1&quot;:3,&quot;2&quot;:&quot;0.0%&quot;,&quot;3&quot;:1}">12.5%</td>
<td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;1.10&quot;}">1.10</td>
<td data-sheets-value="{&quot;1&quot;:4,&quot;4&quot;:1}">TRUE</td>
<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:46387}" data-sheets-numberformat="{&quot;1&quot;:5,&quot;2&quot;:&quot;m/d/yyyy&quot;,&quot;3&quot;:1}">12/31/2026</td>
</tr></tbody></table></google-sheets-html-origin>`,
  plain: '1,234.57\t12.5%\t1.10\tTRUE\t12/31/2026',
};
